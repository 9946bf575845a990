import { assert, assertEquals } from "@std/assert";
import margin from "../../experiments/margin.ts";
import {
  nextTrials,
  parseOverride,
  type PlannedTrial,
  planSweep,
  type SweepPlan,
  trialCount,
  type TrialOutcome,
} from "../../lib/runs/mod.ts";

const plan = (...overrides: string[]) => planSweep(margin, overrides.map(parseOverride));

/** Best on validation at a margin of 0.3, a little better for later seeds. */
function finished(trial: PlannedTrial): TrialOutcome {
  const distance = Math.abs(Number(trial.point["loss.margin"] ?? 0.3) - 0.3);
  const score = 0.9 - distance + 0.001 * trial.config.seed;
  const metrics = { "validation/map_at_r": score, "test/map_at_r": score };
  return { ...trial, status: "finished", metrics };
}

/** All rounds of a sweep, each run by `run`, which may end its trials in any order. */
function rounds(of: SweepPlan, run: (trials: readonly PlannedTrial[]) => TrialOutcome[]) {
  const all = [of.trials];
  let outcomes = run(of.trials);
  for (;;) {
    const next = nextTrials(of, outcomes);
    if (next.length === 0) return all.map((round) => round.map(({ id }) => id));
    all.push(next);
    outcomes = [...outcomes, ...run(next)];
  }
}

const inOrder = (trials: readonly PlannedTrial[]) => trials.map(finished);
const tpe = [
  "search=tpe",
  "trials=16",
  "setups=online,siamese",
  "seeds=2",
  "margin=interval(0.05,1)",
  "optimizer.learningRate=tag(log,interval(1e-4,1e-2))",
];

Deno.test("nextTrials() learns from scores, round by round, and plans what was announced", () => {
  for (
    const overrides of [
      ["setups=online", "seeds=2"],
      ["search=random", "trials=5", "setups=online"],
      tpe,
      [...tpe, "round=3", "confirm=2"],
      ["search=halving", "trials=9", "setups=online,triplet", "confirm=1"],
    ]
  ) {
    const planned = plan(...overrides);
    const ids = rounds(planned, inOrder).flat();
    assertEquals(ids.length, trialCount(planned), overrides.join(" "));
    assertEquals(new Set(ids).size, ids.length);
  }
});

Deno.test("nextTrials() gives the same whatever the order in which trials ended", () => {
  const planned = plan(...tpe, "confirm=2");
  const backwards = (trials: readonly PlannedTrial[]) => trials.map(finished).toReversed();
  assertEquals(rounds(planned, backwards), rounds(planned, inOrder));
  assertEquals(rounds(plan(...tpe, "confirm=2"), inOrder), rounds(planned, inOrder));
});

Deno.test("nextTrials() of another search seed tries other points", () => {
  const first = (...overrides: string[]) => plan(...tpe, ...overrides).trials[0]?.id;
  assert(first() !== first("searchSeed=1"));
});

Deno.test("nextTrials() waits for what is unfinished, and passes over what has failed", () => {
  const planned = plan(...tpe);
  const outcomes = inOrder(planned.trials);
  const [one, ...others] = outcomes;
  assertEquals(
    nextTrials(planned, [{ ...one!, status: "unfinished", metrics: {} }, ...others]),
    [],
  );
  const failed: TrialOutcome = { ...one!, status: "failed", metrics: {}, error: "it broke" };
  assert(nextTrials(planned, [failed, ...others]).length > 0);
});

Deno.test("nextTrials() trains the best of a rung for longer", () => {
  const planned = plan(
    "search=halving",
    "trials=9",
    "setups=online",
    "seeds=1",
    "steps=90",
    "margin=interval(0.05,1)",
  );
  const [first = [], second = [], third = []] = rounds(planned, inOrder);
  assertEquals([first.length, second.length, third.length], [9 + 2, 3, 1]);
  assert(first[0]?.includes("_rung-10_") && second[0]?.includes("_rung-30_"));
  assert(!third[0]?.includes("rung"));
});

Deno.test("nextTrials() runs each selected configuration again on seeds that the search has not seen", () => {
  const planned = plan("setups=online,siamese", "margin=0.1,0.3,0.5", "seeds=2", "confirm=2");
  const [, confirmation, ...rest] = rounds(planned, inOrder);
  assertEquals(confirmation, [
    "online_margin-0.3_seed-3_confirmation",
    "online_margin-0.3_seed-4_confirmation",
    "siamese_margin-0.3_seed-3_confirmation",
    "siamese_margin-0.3_seed-4_confirmation",
  ]);
  assertEquals(rest, []);
});

Deno.test("a plan with folds validates each point on all of them, and its confirmation, too", () => {
  const planned = plan("protocol=reality-check", "setups=online", "margin=0.1,0.3", "confirm=1");
  const [first = [], confirmation = []] = rounds(planned, inOrder);
  assertEquals(first.length, 2 * 5 + 1 + 1);
  assertEquals(first[1], "online_margin-0.1_fold-1_seed-1");
  assertEquals(confirmation.length, 5);
  assertEquals(first.length + confirmation.length, trialCount(planned));
  const folds = planned.trials.map(({ config: { data } }) =>
    data.name === "digit-pairs" && data.fold
  );
  assertEquals(folds.slice(0, 5), [0, 1, 2, 3, 4]);
  assertEquals(folds.at(-1), undefined);
});
