import type { TopLevelSpec } from "vega-lite";
import { checkFinite } from "./_check_finite.ts";
import { frame } from "./_frame.ts";
import { seriesChannels } from "./_series_channels.ts";

/** What a threshold on the distance of two embeddings accepts as one class. */
export interface RocRow {
  readonly setup: string;
  /** Share of the pairs of different classes that are accepted, 0-1. */
  readonly falseAccepts: number;
  /** Share of the pairs of the same class that are accepted, 0-1. */
  readonly trueAccepts: number;
}

export interface RocChartOptions {
  /** All set-ups of the report, so that a color means the same in every chart. */
  readonly setups?: readonly string[];
  readonly title?: string;
}

const side = 290;

/**
 * True accepts by false accepts over all thresholds, a line a set-up; the diagonal is chance.
 *
 * Reference: Fawcett, "An introduction to ROC analysis", 2006.
 *
 * @throws {RangeError} when there are no rows, or a rate is not finite
 */
export function rocChart(rows: readonly RocRow[], options: RocChartOptions = {}): TopLevelSpec {
  checkFinite("a ROC curve", rows, (row) => row.falseAccepts, (row) => row.trueAccepts);
  const { title = "Verification: ROC" } = options;
  const setups = options.setups ?? [...new Set(rows.map((row) => row.setup))];
  const drawn = new Set(rows.map((row) => row.setup));
  const { color, strokeDash } = seriesChannels(setups, {
    legend: {
      title: "set-up",
      values: setups.filter((setup) => drawn.has(setup)),
      symbolSize: 400,
      orient: "bottom",
      columns: 2,
    },
  });
  const axis = { tickCount: 5, format: ".0%" };
  const scale = { domain: [0, 1] };
  return {
    ...frame(title, ["Pairs of test images, mean over training seeds.", "Dashed: chance."]),
    width: side,
    height: side,
    layer: [
      {
        data: { values: [{ from: 0, to: 1 }] },
        mark: { type: "rule", strokeDash: [4, 3], strokeWidth: 1 },
        encoding: {
          x: { field: "from", type: "quantitative", scale },
          x2: { field: "to" },
          y: { field: "from", type: "quantitative", scale },
          y2: { field: "to" },
        },
      },
      {
        data: {
          values: rows.map(({ setup, falseAccepts, trueAccepts }) => ({
            setup,
            falseAccepts,
            trueAccepts,
          })),
        },
        mark: { type: "line", strokeWidth: 1.75, interpolate: "linear" },
        encoding: {
          x: {
            field: "falseAccepts",
            type: "quantitative",
            scale,
            axis: { ...axis, title: "false accepts" },
          },
          y: {
            field: "trueAccepts",
            type: "quantitative",
            scale,
            axis: { ...axis, title: "true accepts" },
          },
          order: { field: "falseAccepts", type: "quantitative" },
          color,
          strokeDash,
        },
      },
    ],
  };
}
