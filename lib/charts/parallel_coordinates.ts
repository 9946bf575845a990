import type { TopLevelSpec } from "vega-lite";
import { checkFinite } from "./_check_finite.ts";
import { frame } from "./_frame.ts";
import { type ParallelAxis, parallelAxis } from "./_parallel_axis.ts";
import type { LayerSpec } from "./_spec.ts";

/** One configuration: where it crosses each axis, and how good it was. */
export interface ParallelRow {
  /** Value on each axis, by the axis's name; an axis that does not apply is left out. */
  readonly values: Readonly<Record<string, number | string>>;
  /** The metric, mean over seeds, 0-1. */
  readonly metric: number;
}

export interface ParallelCoordinatesOptions {
  /** The axes from left to right. */
  readonly axes: readonly string[];
  /** Names the last axis, e.g. "validation MAP@R". */
  readonly metric: string;
  readonly title?: string;
}

const levels = 5;
const axisGap = 130;
const height = 260;

/**
 * Each configuration as a line across its hyper-parameters to its score, which also colors it; the
 * best are drawn last. Numbers that span a factor of ten lie on a log scale. A line ends early where a
 * configuration does not have the next axis.
 *
 * Reference: Inselberg, "The plane with parallel coordinates", 1985.
 *
 * @throws {RangeError} when there are no rows, or a score is not finite
 */
export function parallelCoordinates(
  rows: readonly ParallelRow[],
  { axes, metric, title = "Hyper-parameters" }: ParallelCoordinatesOptions,
): TopLevelSpec {
  checkFinite("parallel coordinates", rows, (row) => row.metric);
  const sorted = rows.toSorted((a, b) => a.metric - b.metric);
  const drawn: ParallelAxis[] = [
    ...axes.map((name) =>
      parallelAxis(name, sorted.flatMap(({ values }) => values[name] ?? []), { spread: false })
    ),
    parallelAxis(metric, sorted.map((row) => row.metric), { spread: true }),
  ];
  const scores = drawn.at(-1)!;
  const levelOf = (score: number) =>
    Math.min(levels, 1 + Math.floor(levels * scores.position(score)));
  const lines = sorted.flatMap((row, configuration) =>
    drawn.flatMap(({ name, position }) => {
      const value = name === metric ? row.metric : row.values[name];
      if (value === undefined) return [];
      const level = String(levelOf(row.metric));
      return [{ configuration, axis: name, value, position: position(value), level }];
    })
  );
  const x = {
    field: "axis",
    type: "nominal" as const,
    sort: drawn.map(({ name }) => name),
    scale: { type: "point" as const, padding: 0.4 },
    axis: {
      orient: "top" as const,
      title: null,
      labelAngle: 0,
      labelFontSize: 12,
      labelPadding: 14,
      ticks: false,
      domain: false,
      grid: false,
    },
  };
  const y = {
    field: "position",
    type: "quantitative" as const,
    scale: { domain: [0, 1], nice: false },
    axis: null,
  };
  return {
    ...frame(title, ["A line a configuration, mean over its seeds, colored by its score."]),
    width: axisGap * drawn.length,
    height,
    encoding: { x },
    layer: [
      {
        data: { values: drawn.map(({ name }) => ({ axis: name, from: 0, to: 1 })) },
        mark: { type: "rule", strokeWidth: 1 },
        encoding: {
          y: { field: "from", type: "quantitative", scale: y.scale, axis: null },
          y2: { field: "to" },
        },
      },
      {
        data: { values: lines },
        mark: { type: "line", strokeWidth: 1.5, opacity: 0.85 },
        encoding: {
          y,
          detail: { field: "configuration", type: "nominal" },
          color: {
            field: "level",
            type: "ordinal",
            scale: { domain: Array.from({ length: levels }, (_, index) => String(index + 1)) },
            legend: null,
          },
        },
      },
      ...["halo", "tick"].map((style): LayerSpec => ({
        data: {
          values: drawn.flatMap(({ name, ticks }) =>
            ticks.map(({ label, position }) => ({ axis: name, label, position }))
          ),
        },
        mark: { type: "text", align: "right", baseline: "middle", dx: -6, style },
        encoding: { y, text: { field: "label" } },
      })),
    ],
  };
}
