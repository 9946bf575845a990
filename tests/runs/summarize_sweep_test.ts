import { assertEquals, assertStringIncludes } from "@std/assert";
import margin from "../../experiments/margin.ts";
import { textTable } from "../../lib/charts/mod.ts";
import { sweepTable } from "../../lib/reports/mod.ts";
import {
  parseOverride,
  planSweep,
  summarizeSweep,
  type TrialConfig,
  type TrialOutcome,
} from "../../lib/runs/mod.ts";

const plan = planSweep(
  margin,
  ["setups=online,siamese", "margin=0.1,0.2,0.5", "seeds=2"].map(parseOverride),
);
const part = { description: "Test: made up.", chance: 0.01 };

/** Best on validation at 0.2, on test at 0.5; raw pixels .1, untrained .05. */
function metricsOf(config: TrialConfig): Record<string, number> {
  if (config.kind === "raw-pixels") return { "test/map_at_r": 0.1 };
  if (config.kind === "untrained") return { "test/map_at_r": 0.05 };
  const value = "margin" in config.loss ? config.loss.margin : NaN;
  return {
    "validation/map_at_r": 0.6 - Math.abs(value - 0.2) + 0.01 * config.seed,
    "test/map_at_r": value + 0.01 * config.seed,
    "train/active_share": 0.5,
  };
}

const finished = plan.trials.map((trial): TrialOutcome => ({
  ...trial,
  status: "finished",
  metrics: metricsOf(trial.config),
}));

Deno.test("summarizeSweep() selects on validation and reports test at that value", () => {
  const { setups, baselines, rows } = summarizeSweep(plan, finished);
  assertEquals(rows.length, 2 * 3 * 2);
  assertEquals(setups.map(({ setup, selected, atEdge }) => [setup, selected, atEdge]), [
    ["online", { "loss.margin": 0.2 }, []],
    ["siamese", { "loss.margin": 0.2 }, []],
  ]);
  assertEquals(setups[0]?.metrics["test/map_at_r"], [0.2 + 0.01, 0.2 + 0.02]);
  assertEquals(baselines["untrained"]?.["test/map_at_r"], [0.05, 0.05]);
  assertEquals(baselines["raw-pixels"]?.["test/map_at_r"], [0.1]);
});

Deno.test("summarizeSweep() leaves out what failed or is unfinished, and counts it", () => {
  const outcomes = finished.map((outcome, index): TrialOutcome => {
    if (index === 0) return { ...outcome, status: "failed", metrics: {}, error: "it broke" };
    if (index === 1) return { ...outcome, status: "unfinished", metrics: {} };
    return outcome;
  });
  const { rows, failed, unfinished } = summarizeSweep(plan, outcomes);
  assertEquals(rows.length, 2 * 3 * 2 - 2);
  assertEquals(failed, [{ id: plan.trials[0]?.id ?? "", error: "it broke" }]);
  assertEquals(unfinished, 1);
});

Deno.test("summarizeSweep() of nothing finished has nothing to show", () => {
  const outcomes = finished.map((outcome): TrialOutcome => ({ ...outcome, status: "unfinished" }));
  assertEquals(summarizeSweep(plan, outcomes).setups, []);
});

Deno.test("sweepTable() shows each set-up beside the baselines, and says what the test part is", () => {
  const text = textTable(sweepTable(summarizeSweep(plan, finished), part));
  assertStringIncludes(text, "0.215 ± ");
  assertStringIncludes(text, "raw pixels");
  assertStringIncludes(text, "0.100");
  assertStringIncludes(text, "Test: made up.");
});

Deno.test("sweepTable() does without baselines that were not run", () => {
  const trained = finished.filter(({ config }) => config.kind === "training");
  const summary = summarizeSweep(plan, trained);
  assertEquals(sweepTable(summary, part).rows.map(([name]) => name), [
    "online",
    "siamese",
    "chance",
  ]);
});
