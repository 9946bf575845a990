import type { TopLevelSpec } from "vega-lite";
import { type MarginPanel, marginPanel } from "./_margin_panel.ts";
import { type MarginPoint, marginSeries } from "./_margin_series.ts";
import type { NamedValue } from "./named_value.ts";
import { lightTheme, themeConfig } from "./theme.ts";

/** One finished trial of a margin sweep. */
export interface MarginRow {
  readonly setup: string;
  readonly loss: string;
  readonly margin: number;
  readonly seed: number;
  /** The metric on the validation part, 0-1. */
  readonly validation: number;
  /** The metric on the test part, 0-1. */
  readonly test: number;
  /** Share of the tuples that the loss was not 0 for, over the training, 0-1. */
  readonly activeShare: number;
}

/** What the metric is without training, 0-1; NaN where it was not measured, and then it is left out. */
export interface Baselines {
  readonly chance: number;
  readonly rawPixels: number;
  readonly untrained: number;
}

export interface MarginChartOptions {
  readonly baselines: Baselines;
  /** The margin chosen for each set-up on the validation part; it is ringed. */
  readonly selected: Readonly<Record<string, number>>;
  /** Name of the metric, e.g. "MAP@R". */
  readonly metric: string;
  readonly title?: string;
  /** What the axis is, if not a margin: "temperature". */
  readonly option?: string;
  /** What a margin is measured in, for the axis. */
  readonly marginUnit?: string;
}

/**
 * The metric on the test part by margin: means over seeds with their 95 % t interval, each seed, the
 * baselines and the selected margins; beneath it the share of active tuples. One column a loss, since
 * the margins of two losses are different quantities.
 *
 * Trials that failed are simply absent; a margin with a single seed has no interval.
 *
 * @throws {RangeError} when there are no rows, or a value is not finite
 */
export function marginChart(
  rows: readonly MarginRow[],
  { baselines, selected, metric, title, option = "margin", marginUnit }: MarginChartOptions,
): TopLevelSpec {
  checkRows(rows);
  const setups = [...new Set(rows.map((row) => row.setup))];
  const losses = [...Map.groupBy(rows, (row) => row.loss)]
    .map(([loss, trials]) => ({ loss, series: marginSeries(trials) }));
  const measured = measuredBaselines(baselines);
  const ceiling = ceilingOf(losses.flatMap(({ series }) => series.flat()), measured);
  const panels = losses.map(({ loss, series }, index): MarginPanel => ({
    loss,
    setups,
    series,
    baselines: measured,
    selected,
    metric,
    option,
    isFirst: index === 0,
    ceiling,
    ...(marginUnit === undefined ? {} : { marginUnit }),
  }));
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    title: {
      text: title ?? `${metric} by ${option}`,
      subtitle: caption(rows, option),
      anchor: "start",
    },
    hconcat: panels.map(marginPanel),
    spacing: 24,
    config: themeConfig(lightTheme),
  };
}

function caption(rows: readonly MarginRow[], option: string): string[] {
  const seeds = new Set(rows.map((row) => row.seed)).size;
  return [
    seeds === 1
      ? "One training seed: no interval."
      : `Means over ${seeds} training seeds, bars: 95 % t interval, dots: single seeds.`,
    `Ringed: the ${option} chosen on validation. Dashed: without training.`,
  ];
}

function measuredBaselines({ chance, rawPixels, untrained }: Baselines): NamedValue[] {
  return [
    { name: "chance", mean: chance },
    { name: "raw pixels", mean: rawPixels },
    { name: "untrained", mean: untrained },
  ].filter(({ mean }) => Number.isFinite(mean));
}

/** Top of the metric's axis: the least tenth above everything drawn, at most 1. */
function ceilingOf(points: readonly MarginPoint[], baselines: readonly NamedValue[]): number {
  const values = points.flatMap(({ seeds, interval }) => [...seeds, interval?.upper ?? 0]);
  const most = Math.max(0.1, ...values, ...baselines.map(({ mean }) => mean));
  return Math.min(1, Math.ceil(10 * most) / 10);
}

function checkRows(rows: readonly MarginRow[]): void {
  if (rows.length === 0) {
    throw new RangeError("Cannot chart a margin sweep: needs at least 1 finished trial, found 0");
  }
  for (const { setup, seed, margin, test, activeShare } of rows) {
    if ([margin, test, activeShare].every(Number.isFinite)) continue;
    throw new RangeError(
      `Cannot chart a margin sweep: values must be finite, found margin ${margin}, test ${test}, ` +
        `activeShare ${activeShare} for ${setup}, seed ${seed}`,
    );
  }
}
