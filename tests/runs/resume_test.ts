import { assert, assertEquals } from "@std/assert";
import margin from "../../experiments/margin.ts";
import {
  beginSweep,
  type Executor,
  knownTrials,
  openSweep,
  parseOverride,
  planSweep,
  readOutcomes,
  runSweep,
  type TrialJob,
} from "../../lib/runs/mod.ts";
import { openTrialJournal } from "../../lib/tracking/mod.ts";

const overrides = [
  "search=tpe",
  "trials=14",
  "setups=online",
  "seeds=1",
  "margin=interval(0.05,1)",
  "learningRate=tag(log,interval(1e-4,1e-2))",
  "confirm=1",
];
const plan = planSweep(margin, overrides.map(parseOverride));

/** Trains nothing: a trial's score is a function of its margin. Stops after so many trials; some fail. */
function scoring(
  { most = Infinity, fails = () => false }: {
    readonly most?: number;
    readonly fails?: (job: TrialJob) => boolean;
  } = {},
): Executor {
  return async function* (rounds) {
    let left = most;
    for await (const jobs of rounds) {
      for (const job of jobs) {
        if (left-- <= 0) return;
        const { id, config, folder } = job;
        if (fails(job)) {
          yield { kind: "failed", id, error: "it broke" };
          continue;
        }
        const value = config.kind === "training" && "margin" in config.loss
          ? config.loss.margin
          : 0;
        using journal = await openTrialJournal({ folder, config });
        const metrics = { "validation/map_at_r": 1 - Math.abs(value - 0.3) };
        await journal.finish({ status: "finished", metrics });
        yield { kind: "finished", id, compiledFunctions: 0, compiledPrograms: 0 };
      }
    }
  };
}

/** Runs a sweep with one executor after another, each going on where the one before stopped. */
async function sweepWith(...executors: readonly Executor[]) {
  const results = await Deno.makeTempDir();
  const options = { plan, overrides, environment: {} };
  let sweep = await beginSweep({ ...options, results });
  const { folder } = sweep.journal.record;
  const counts: number[] = [];
  for (const [index, executor] of executors.entries()) {
    if (index > 0) sweep = await openSweep({ ...options, folder });
    const { signal } = new AbortController();
    const events = await Array.fromAsync(runSweep({ sweep, executor, signal, backend: "cpu" }));
    counts.push(events.length);
    sweep.journal[Symbol.dispose]();
  }
  const { trials } = sweep.journal.record;
  const outcomes = await readOutcomes(await knownTrials(sweep), sweep.journal.trialFolder);
  await Deno.remove(results, { recursive: true });
  return { trials, outcomes, counts };
}

Deno.test("a search that was interrupted tries what it would have tried, and nothing twice", async () => {
  const whole = await sweepWith(scoring());
  assertEquals(whole.outcomes.filter(({ status }) => status === "finished").length, 14 + 2 + 1);
  for (const most of [0, 5, 12, 13, 15]) {
    const parted = await sweepWith(scoring({ most }), scoring());
    assertEquals(parted.outcomes, whole.outcomes);
    assertEquals(parted.trials, whole.trials);
    assertEquals(parted.counts, [most, whole.trials.length - most]);
  }
});

Deno.test("a trial that failed is run again; what has been tried since stays", async () => {
  const first = plan.trials[0]!.id;
  const broken = await sweepWith(scoring({ fails: ({ id }) => id === first }));
  assertEquals(broken.outcomes[0]?.status, "failed");
  const mended = await sweepWith(scoring({ fails: ({ id }) => id === first }), scoring());
  assertEquals(mended.counts[1], 1);
  assertEquals(mended.trials, broken.trials);
  assert(mended.outcomes.every(({ status }) => status === "finished"));
});
