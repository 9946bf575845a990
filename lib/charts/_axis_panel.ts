import { activePanel } from "./_active_panel.ts";
import { baselineLayers } from "./_baseline_layers.ts";
import type { AxisPoint } from "./_axis_series.ts";
import { numericScale } from "./_numeric_scale.ts";
import { seriesChannels } from "./_series_channels.ts";
import type { PanelSpec } from "./_spec.ts";
import type { NamedValue } from "./named_value.ts";
import { spreadLabels } from "./_spread_labels.ts";

/** One column of the chart: the set-ups whose values compare. */
export interface AxisPanel {
  /** "" where there is but one. */
  readonly name: string;
  readonly axis: string;
  /** All set-ups of the chart, so that a color means the same in every column. */
  readonly setups: readonly string[];
  /** The points of each of its set-ups, by rising value. */
  readonly series: readonly (readonly AxisPoint[])[];
  readonly baselines: readonly NamedValue[];
  readonly selected: Readonly<Record<string, number>>;
  readonly metric: string;
  /** The leftmost column names the axes and the baselines for all. */
  readonly isFirst: boolean;
  /** Top of the metric's axis. */
  readonly ceiling: number;
}

const width = 300;
const height = 240;
// Side by side at one margin, so that the intervals of two set-ups do not hide each other; however many
// there are, all stay within the axis.
const dodge = 7;
const widestDodge = 28;
const labelGap = 14;
// Room for the tick labels of both panels, so that their titles stand in one line.
export const labelExtent = 34;

export function axisPanel(panel: AxisPanel): PanelSpec {
  const { name, series, selected, ceiling, isFirst } = panel;
  const values = [...new Set(series.flat().map((point) => point.value))].sort((a, b) => a - b);
  const scale = numericScale(values, width);
  const step = Math.min(dodge, widestDodge / (series.length - 1));
  const shifted = series.map((points, index) =>
    points.map((point) => ({
      ...point,
      x: scale.shift(point.value, step * (index - (series.length - 1) / 2)),
      isSelected: selected[point.setup] === point.value,
    }))
  );
  const points = shifted.flat();
  const seeds = points.flatMap(({ setup, x, seeds }) => seeds.map((test) => ({ setup, x, test })));
  const intervals = points.flatMap(({ setup, x, interval }) =>
    interval === undefined ? [] : [{ setup, x, lower: interval.lower, upper: interval.upper }]
  );
  const xScale = { type: scale.type, domain: [...scale.domain], nice: false };
  const yScale = { domain: [0, ceiling], nice: false };
  const channels = seriesChannels(panel.setups);
  const { color, shape, strokeDash } = channels;
  const title = axisTitle(panel, scale.type);
  const active = points.filter((point) => point.activeShare !== undefined);
  const activity = active.length === 0
    ? []
    : [activePanel(active, { isFirst, x: xScale, values, title, channels, width })];
  const bottom = active.length === 0
    ? { title, grid: false, format: "~g" }
    : { labels: false, title: null, grid: false };
  return {
    // Without titles and tick labels, so that the panels of all columns stand level.
    bounds: "flush",
    spacing: 26,
    vconcat: [
      {
        width,
        height,
        ...(name === ""
          ? {}
          : { title: { text: name, anchor: "start", frame: "group", fontSize: 12, offset: 8 } }),
        encoding: {
          x: {
            field: "x",
            type: "quantitative",
            scale: xScale,
            axis: { values, ...bottom },
          },
          y: {
            field: "mean",
            type: "quantitative",
            scale: yScale,
            axis: {
              title: isFirst ? panel.metric : null,
              tickCount: 5,
              minExtent: labelExtent,
            },
          },
        },
        layer: [
          ...baselineLayers(panel, height),
          {
            encoding: { color },
            layer: [
              {
                data: { values: intervals },
                mark: { type: "rule", strokeWidth: 1.5, clip: true, aria: false },
                encoding: {
                  y: { field: "lower", type: "quantitative", scale: yScale },
                  y2: { field: "upper" },
                },
              },
              {
                data: { values: seeds },
                mark: { type: "point", filled: true, size: 18, opacity: 0.55, aria: false },
                encoding: { y: { field: "test", type: "quantitative", scale: yScale } },
              },
              {
                data: { values: points.map(({ setup, x, mean }) => ({ setup, x, mean })) },
                mark: { type: "line", strokeWidth: 1.75 },
                encoding: { strokeDash },
              },
              {
                data: {
                  values: points.map((point) => ({ ...ringOf(point), label: wordsOf(point) })),
                },
                mark: { type: "point", filled: true, size: 60, opacity: 1, style: "mean" },
                encoding: { shape, description: { field: "label" } },
              },
              {
                data: { values: points.filter((point) => point.isSelected).map(ringOf) },
                mark: {
                  type: "point",
                  filled: false,
                  size: 240,
                  strokeWidth: 1.75,
                  opacity: 1,
                  aria: false,
                },
              },
              {
                data: { values: seriesNames(shifted, ceiling) },
                mark: { type: "text", align: "left", baseline: "middle", fontWeight: "bold" },
                encoding: { x: { value: width + 6 }, text: { field: "setup" } },
              },
            ],
          },
        ],
      },
      ...activity,
    ],
  };
}

/** What is said of a point when a reader points at it. */
function wordsOf({ setup, value, mean, interval }: AxisPoint): string {
  const spread = interval === undefined ? "" : ` ± ${(interval.upper - mean).toFixed(3)}`;
  return `${setup}, ${value}: ${mean.toFixed(3)}${spread}`;
}

function ringOf({ setup, x, mean }: { setup: string; x: number; mean: number }) {
  return { setup, x, mean };
}

/** Each set-up's name beside its last mean, moved where two would overlap. */
function seriesNames(series: readonly (readonly AxisPoint[])[], ceiling: number) {
  const last = series.map((points) => points.at(-1)!);
  const ends = last.map((point) => height * (1 - point.mean / ceiling));
  const places = spreadLabels(ends, { gap: labelGap, length: height });
  return last.map(({ setup }, index) => ({
    setup,
    mean: Number((ceiling * (1 - places[index]! / height)).toPrecision(6)),
  }));
}

function axisTitle({ name, axis }: AxisPanel, type: "linear" | "log"): string {
  const whole = name === "" || name.endsWith(axis) ? name || axis : `${name} ${axis}`;
  return type === "log" ? `${whole}, log scale` : whole;
}
