import { mean, summarize } from "../statistics/mod.ts";
import type { AxisRow } from "./axis_chart.ts";

/** One value of one set-up, over its seeds. */
export interface AxisPoint {
  readonly setup: string;
  readonly value: number;
  readonly mean: number;
  /** Of those seeds for which it is known. */
  readonly activeShare?: number;
  readonly seeds: readonly number[];
  readonly interval?: { readonly lower: number; readonly upper: number };
}

/** The points of each set-up of one panel, by rising value. */
export function axisSeries(rows: readonly AxisRow[]): AxisPoint[][] {
  return [...Map.groupBy(rows, (row) => row.setup)].map(([setup, trials]) => {
    const values = [...Map.groupBy(trials, (row) => row.value)].sort(([a], [b]) => a - b);
    return values.map(([value, replicates]) => axisPoint(setup, value, replicates));
  });
}

function axisPoint(setup: string, value: number, rows: readonly AxisRow[]): AxisPoint {
  const seeds = rows.map((row) => row.metric);
  const summary = summarize(seeds, { unit: "training seeds" });
  const shares = rows.flatMap((row) => row.activeShare ?? []);
  return {
    setup,
    value,
    mean: summary.mean,
    seeds,
    ...(shares.length === 0 ? {} : { activeShare: mean(shares) }),
    ...(summary.interval === undefined ? {} : { interval: summary.interval }),
  };
}
