import { assertEquals, assertThrows } from "@std/assert";
import batchSize from "../../experiments/batch_size.ts";
import fewLabels from "../../experiments/few_labels.ts";
import margin from "../../experiments/margin.ts";
import {
  nextTrials,
  parseOverride,
  planSweep,
  summarizeSweep,
  type SweepPlan,
  type TrialOutcome,
} from "../../lib/runs/mod.ts";
import { sweepTable } from "../../lib/reports/mod.ts";

const plan = (...overrides: string[]) =>
  planSweep(margin, ["seeds=2", ...overrides].map(parseOverride));

/** Without noise the margin 0.1 is best on validation, with noise 0.2; noise costs half. */
function finished({ trials }: Pick<SweepPlan, "trials">): TrialOutcome[] {
  return trials.map((trial): TrialOutcome => {
    const { config } = trial;
    if (config.kind !== "training") {
      const dimensions = "encoder" in config ? Object(config.encoder).dimensions : 0;
      return { ...trial, status: "finished", metrics: { "test/map_at_r": dimensions / 1000 } };
    }
    const noise = Number(config.labelNoise);
    const best = noise > 0 ? 0.2 : 0.1;
    const score = (noise > 0 ? 0.4 : 0.8) -
      Math.abs(Number(Object(config.loss).margin ?? best) - best);
    const metrics = { "validation/map_at_r": score, "test/map_at_r": score / 2 };
    return { ...trial, status: "finished", metrics };
  });
}

const noisy = ["setups=online,triplet", "margin=0.1,0.2,0.3", "labelNoise=0,0.4"];

Deno.test("a sweep of the training data's noise selects a point under each noise, never a noise", () => {
  const planned = plan(...noisy);
  assertEquals([planned.axes, planned.conditions], [["loss.margin"], ["labelNoise"]]);
  const { setups } = summarizeSweep(planned, finished(planned));
  assertEquals(
    setups.map(({ setup, condition, selected, atEdge }) => [setup, condition, selected, atEdge]),
    ["online", "triplet"].flatMap((setup) => [
      [setup, { labelNoise: 0 }, { "loss.margin": 0.1 }, ["loss.margin"]],
      [setup, { labelNoise: 0.4 }, { "loss.margin": 0.2 }, []],
    ]),
  );
});

Deno.test("sweepTable() has set-ups side by side under each condition", () => {
  const planned = plan(...noisy);
  const table = sweepTable(summarizeSweep(planned, finished(planned)), {
    description: "Test.",
    chance: 0.01,
  });
  assertEquals(table.columns[2]?.header, "labelNoise");
  assertEquals(table.rows.slice(0, 4).map(([setup, , noise, best]) => [setup, noise, best]), [
    ["online", "0", "0.1 *"],
    ["triplet", "0", "0.1 *"],
    ["online", "0.4", "0.2"],
    ["triplet", "0.4", "0.2"],
  ]);
});

Deno.test("a search draws, and confirms, under each condition alike", () => {
  const planned = plan(...noisy, "search=random", "trials=2", "confirm=1");
  const points = planned.trials.filter(({ config }) => config.kind === "training");
  assertEquals(points.length, 2 * 2 * 2 * 2);
  const again = nextTrials(planned, finished(planned));
  assertEquals(again.map(({ phase, point }) => [phase, point["labelNoise"]]), [
    ["confirmation", 0],
    ["confirmation", 0.4],
    ["confirmation", 0],
    ["confirmation", 0.4],
  ]);
});

Deno.test("an experiment's zipped conditions stay together, whatever searches, and cross with axes", () => {
  const conditionsOf = (...overrides: string[]) =>
    planSweep(batchSize, ["setups=triplets", "seeds=1", ...overrides].map(parseOverride))
      .setups["triplets"]?.conditions.map((each) => Object.values(each));
  const all = [[20, 1600], [40, 800], [80, 400], [160, 200]];
  assertEquals(conditionsOf(), all);
  assertEquals(conditionsOf("search=grid", "loss.margin=0.1,0.2"), all);
  const crossed = planSweep(
    batchSize,
    ["setups=triplets", "seeds=1", "loss.margin=0.1,0.2"].map(parseOverride),
  );
  assertEquals(crossed.trials.filter(({ config }) => config.kind === "training").length, 8);
});

Deno.test("a set-up that a condition does not apply to runs once a seed, under none", () => {
  const planned = planSweep(fewLabels, ["seeds=2"].map(parseOverride));
  assertEquals(planned.setups["simclr"]?.conditions, [{}]);
  assertEquals(planned.trials.filter(({ config }) => config.setup === "simclr").length, 2);
  const { setups } = summarizeSweep(planned, finished(planned));
  assertEquals(setups.filter(({ condition }) => condition === undefined).length, 1);
});

Deno.test("untrained encoders that differ are a baseline each, never a mean", () => {
  const planned = plan("setups=online", "margin=0.1", "encoder.dimensions=8,16");
  const { baselines } = summarizeSweep(planned, finished(planned));
  assertEquals(Object.keys(baselines), [
    "untrained, dimensions 8",
    "untrained, dimensions 16",
    "raw-pixels",
  ]);
  assertEquals(baselines["untrained, dimensions 8"]?.["test/map_at_r"], [0.008, 0.008]);
});

Deno.test("two set-ups with one configuration are refused with both names", () => {
  assertThrows(
    () => plan("setups=online,online-hard", "miner=batch-hard"),
    RangeError,
    "online and online-hard with one configuration",
  );
});
