import type { TopLevelSpec } from "vega-lite";
import { checkFinite } from "./_check_finite.ts";
import { frame } from "./_frame.ts";
import type { PanelSpec } from "./_spec.ts";

/** How the distances of pairs of test images are spread, for one set-up. */
export interface DistanceRow {
  readonly setup: string;
  /** The bin, in the distance's unit. */
  readonly lower: number;
  readonly upper: number;
  /** Share of the pairs of the same class that lie in the bin, 0-1. */
  readonly same: number;
  /** Share of the pairs of different classes, 0-1. */
  readonly different: number;
}

export interface DistanceHistogramOptions {
  /** What is on the axis, e.g. "Euclidean distance". */
  readonly distance: string;
  readonly title?: string;
}

const columns = 3;
const width = 220;
const height = 130;

/**
 * Densities of the distances of same and of different pairs, a panel a set-up. Where the two overlap,
 * no threshold tells them apart. All panels share the distance's axis; each has its own height.
 *
 * @throws {RangeError} when there are no rows, or a value is not finite
 */
export function distanceHistogram(
  rows: readonly DistanceRow[],
  { distance, title = "Distances of same and different pairs" }: DistanceHistogramOptions,
): TopLevelSpec {
  checkFinite("a histogram", rows, (row) => row.lower, (row) => row.same, (row) => row.different);
  const setups = [...Map.groupBy(rows, (row) => row.setup)];
  const domain = [
    Math.min(...rows.map((row) => row.lower)),
    Math.max(...rows.map((row) => row.upper)),
  ];
  return {
    ...frame(title, ["Density over pairs of test images, of equal area in every panel."]),
    columns,
    spacing: { row: 24, column: 24 },
    concat: setups.map(([setup, bins], index) =>
      histogramPanel(setup, bins, {
        domain,
        distance: index + columns >= setups.length ? distance : null,
      })
    ),
  };
}

function histogramPanel(
  setup: string,
  bins: readonly DistanceRow[],
  { domain, distance }: {
    readonly domain: readonly number[];
    readonly distance: string | null;
  },
): PanelSpec {
  return {
    width,
    height,
    title: { text: setup, anchor: "start", frame: "group", fontSize: 12, offset: 6 },
    data: { values: bins.toSorted((a, b) => a.lower - b.lower).flatMap(stepsOf) },
    mark: { type: "area", interpolate: "step-after", fillOpacity: 0.3, line: { strokeWidth: 1.5 } },
    encoding: {
      x: {
        field: "distance",
        type: "quantitative",
        scale: { domain: [...domain], nice: false },
        axis: { title: distance, grid: false, tickCount: 5 },
      },
      y: {
        field: "density",
        type: "quantitative",
        stack: null,
        axis: { title: null, labels: false, ticks: false, grid: false },
      },
      color: {
        field: "pairs",
        type: "nominal",
        scale: { domain: ["same", "different"] },
        legend: { title: "pairs" },
      },
    },
  };
}

/** A step begins where its bin does; the last ends at its bin's end. */
function stepsOf({ lower, upper, same, different }: DistanceRow, index: number, all: unknown[]) {
  const last = index === all.length - 1;
  const edges = last ? [lower, upper] : [lower];
  return edges.flatMap((edge) =>
    Object.entries({ same, different }).map(([pairs, share]) => ({
      pairs,
      distance: digits(edge),
      density: digits(share / (upper - lower)),
    }))
  );
}

/** Finer than a pixel; the bits beyond would only make the file longer. */
function digits(value: number): number {
  return Number(value.toPrecision(5));
}
