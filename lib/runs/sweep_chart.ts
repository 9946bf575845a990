import type { TopLevelSpec } from "vega-lite";
import { marginChart, type MarginRow } from "../charts/mod.ts";
import { configKey } from "./_config_key.ts";
import { axisName } from "./axis_name.ts";
import type { Point } from "./config_value.ts";
import { primaryMetric, type SweepRow, type SweepSummary } from "./sweep_summary.ts";
import type { SweepPlan } from "./sweep_plan.ts";
import { testBaselines } from "./sweep_table.ts";
import type { TestPart } from "./test_part.ts";

/**
 * The primary metric on the test part, and the share of active tuples, by the first axis that is numeric:
 * of a set-up with further axes, the trials that have its selected values on those. Undefined, where no
 * axis is numeric.
 */
export function sweepChart(
  { axes, trials }: Pick<SweepPlan, "axes" | "trials">,
  summary: SweepSummary,
  part: TestPart,
): TopLevelSpec | undefined {
  const axis = axes.find((path) =>
    summary.rows.some(({ point }) => typeof point[path] === "number")
  );
  if (axis === undefined) return undefined;
  const metric = "MAP@R";
  const option = axisName(axis, axes);
  const selected = new Map(summary.setups.map(({ setup, selected }) => [setup, selected]));
  const rows = summary.rows.filter(({ setup, point, phase, rung }) =>
    phase === "search" && rung === undefined && typeof point[axis] === "number" &&
    rest(point, axis) === rest(selected.get(setup) ?? {}, axis)
  );
  return marginChart(rows.map((row) => chartRow(row, axis)), {
    baselines: testBaselines(summary, part),
    selected: Object.fromEntries(
      [...selected].map(([setup, point]) => [setup, Number(point[axis])]),
    ),
    metric,
    option,
    title: `${metric} on the test part of ${trials[0]?.config.data.name}, by ${option}`,
  });
}

function rest(point: Point, axis: string): string {
  return configKey(Object.entries(point).filter(([path]) => path !== axis));
}

function chartRow({ setup, loss, point, seed, metrics }: SweepRow, axis: string): MarginRow {
  return {
    setup,
    loss,
    margin: Number(point[axis]),
    seed,
    validation: metrics[`validation/${primaryMetric}`] ?? NaN,
    test: metrics[`test/${primaryMetric}`] ?? NaN,
    activeShare: metrics["train/active_share"] ?? NaN,
  };
}
