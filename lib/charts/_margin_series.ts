import { mean, summarize } from "../statistics/mod.ts";
import type { MarginRow } from "./margin_chart.ts";

/** One margin of one set-up, over its seeds. */
export interface MarginPoint {
  readonly setup: string;
  readonly margin: number;
  readonly mean: number;
  readonly activeShare: number;
  readonly seeds: readonly number[];
  readonly interval?: { readonly lower: number; readonly upper: number };
}

/** The points of each set-up of one loss, by rising margin. */
export function marginSeries(rows: readonly MarginRow[]): MarginPoint[][] {
  return [...Map.groupBy(rows, (row) => row.setup)].map(([setup, trials]) => {
    const margins = [...Map.groupBy(trials, (row) => row.margin)].sort(([a], [b]) => a - b);
    return margins.map(([margin, replicates]) => marginPoint(setup, margin, replicates));
  });
}

function marginPoint(setup: string, margin: number, rows: readonly MarginRow[]): MarginPoint {
  const seeds = rows.map((row) => row.test);
  const summary = summarize(seeds, { unit: "training seeds" });
  return {
    setup,
    margin,
    mean: summary.mean,
    activeShare: mean(rows.map((row) => row.activeShare)),
    seeds,
    ...(summary.interval === undefined ? {} : { interval: summary.interval }),
  };
}
