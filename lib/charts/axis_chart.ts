import type { TopLevelSpec } from "vega-lite";
import { type AxisPanel, axisPanel } from "./_axis_panel.ts";
import { axisSeries } from "./_axis_series.ts";
import { ceilingOf } from "./_ceiling_of.ts";
import { checkFinite } from "./_check_finite.ts";
import { frame } from "./_frame.ts";
import type { NamedValue } from "./named_value.ts";

/** One finished trial, by its value on a numeric axis such as the margin. */
export interface AxisRow {
  readonly setup: string;
  /** The axis's values compare within a panel only: the loss for a margin, "" for a batch's size. */
  readonly panel: string;
  readonly value: number;
  readonly seed: number;
  /** The metric, 0-1. */
  readonly metric: number;
  /** Share of the tuples that the loss was not 0 for, over the training, 0-1. */
  readonly activeShare?: number;
}

export interface AxisChartOptions {
  /** What the axis is, e.g. "margin". */
  readonly axis: string;
  /** Names the metric, e.g. "test MAP@R". */
  readonly metric: string;
  readonly title: string;
  /** All set-ups of the report, so that a color means the same in every chart. */
  readonly setups?: readonly string[];
  readonly baselines?: readonly NamedValue[];
  /** The value chosen for each set-up on the validation part; it is ringed. */
  readonly selected?: Readonly<Record<string, number>>;
}

/**
 * The metric by a numeric axis: means over seeds with their 95 % t interval, each seed, the baselines and
 * the selected values; beneath it the share of active tuples, where it is known. One column a panel. An
 * axis whose values span a factor of ten has a log scale.
 *
 * Trials that failed are simply absent; a value with a single seed has no interval.
 *
 * @throws {RangeError} when there are no rows, or a value is not finite
 */
export function axisChart(rows: readonly AxisRow[], options: AxisChartOptions): TopLevelSpec {
  const { axis, metric, title, baselines = [], selected = {} } = options;
  checkFinite(
    `a metric by ${axis}`,
    rows,
    (row) => row.value,
    (row) => row.metric,
    (row) => row.activeShare ?? 0,
  );
  const setups = options.setups ?? [...new Set(rows.map((row) => row.setup))];
  const groups = [...Map.groupBy(rows, (row) => row.panel)]
    .map(([name, trials]) => ({ name, series: axisSeries(trials) }));
  const points = groups.flatMap(({ series }) => series.flat());
  const ceiling = ceilingOf([
    ...points.flatMap(({ seeds, interval }) => [...seeds, interval?.upper ?? 0]),
    ...baselines.map(({ mean }) => mean),
  ]);
  const panels = groups.map(({ name, series }, index): AxisPanel => ({
    name,
    axis,
    setups,
    series,
    baselines,
    selected,
    metric,
    isFirst: index === 0,
    ceiling,
  }));
  return {
    ...frame(title, caption(rows, options)),
    hconcat: panels.map(axisPanel),
    spacing: 24,
  };
}

function caption(
  rows: readonly AxisRow[],
  { axis, selected = {}, baselines = [] }: AxisChartOptions,
): string[] {
  const seeds = new Set(rows.map((row) => row.seed)).size;
  const marks = [
    ...(Object.keys(selected).length === 0 ? [] : [`Ringed: the ${axis} chosen on validation.`]),
    ...(baselines.length === 0 ? [] : ["Dashed: without training."]),
  ];
  return [
    seeds === 1
      ? "One training seed: no interval."
      : `Means over ${seeds} training seeds, bars: 95 % t interval, dots: single seeds.`,
    ...(marks.length === 0 ? [] : [marks.join(" ")]),
  ];
}
