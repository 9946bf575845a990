import type { TopLevelSpec } from "vega-lite";
import { marginChart, type MarginRow } from "../charts/mod.ts";
import { primaryMetric, type SweepSummary } from "./summarize_sweep.ts";
import type { SweepPlan } from "./sweep_plan.ts";
import { testBaselines } from "./sweep_table.ts";
import type { TestPart } from "./test_part.ts";

/** The primary metric on the test part, and the share of active tuples, by the swept option. */
export function sweepChart(
  { option, trials }: SweepPlan,
  summary: SweepSummary,
  part: TestPart,
): TopLevelSpec {
  const metric = "MAP@R";
  return marginChart(summary.rows.map(chartRow), {
    baselines: testBaselines(summary, part),
    selected: Object.fromEntries(summary.setups.map(({ setup, selected }) => [setup, selected])),
    metric,
    title: `${metric} on the test part of ${trials[0]?.config.data.name}, by ${option}`,
  });
}

function chartRow({ setup, loss, value, seed, metrics }: SweepSummary["rows"][number]): MarginRow {
  return {
    setup,
    loss,
    margin: value,
    seed,
    validation: metrics[`validation/${primaryMetric}`] ?? NaN,
    test: metrics[`test/${primaryMetric}`] ?? NaN,
    activeShare: metrics["train/active_share"] ?? NaN,
  };
}
