import { lightTheme } from "./theme.ts";

// Solid, dashed, dotted, dash and dot: one each time the colors begin again.
const dashes = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3]];

/**
 * How the series of a chart are told apart: by color and, where there are more than colors, by the
 * lines' dashes and the points' shapes. The same names in the same order look the same in every chart.
 */
export function seriesChannels(
  names: readonly string[],
  { field = "setup", legend = null }: {
    readonly field?: string;
    readonly legend?: {
      readonly title: string;
      readonly values?: string[];
      readonly symbolSize?: number;
      readonly orient?: "bottom";
      readonly columns?: number;
    } | null;
  } = {},
) {
  const turns = names.map((_, index) => Math.floor(index / lightTheme.series.length));
  const strokes = turns.map((turn) => dashes[turn % dashes.length]!);
  const whole = legend && { ...legend, symbolOpacity: 1, symbolStrokeWidth: 2 };
  const channel = { field, type: "nominal" as const, legend: whole };
  return {
    color: { ...channel, scale: { domain: [...names] } },
    shape: { ...channel, scale: { domain: [...names] } },
    strokeDash: { ...channel, scale: { domain: [...names], range: strokes } },
  };
}
