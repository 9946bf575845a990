import type { TopLevelSpec } from "vega-lite";
import { summarize } from "../statistics/mod.ts";
import { baselineRules } from "./_baseline_rules.ts";
import { ceilingOf } from "./_ceiling_of.ts";
import { checkFinite } from "./_check_finite.ts";
import { frame } from "./_frame.ts";
import { seriesChannels } from "./_series_channels.ts";
import type { NamedValue } from "./named_value.ts";

/** One finished trial of what has no order: a set-up, or a set-up with a part of that name. */
export interface DotRow {
  readonly setup: string;
  /** The line it stands on; the set-up's name where nothing else is compared. */
  readonly category: string;
  readonly seed: number;
  /** The metric, 0-1. */
  readonly value: number;
}

export interface DotPlotOptions {
  /** Names what the dots measure, e.g. "test MAP@R". */
  readonly metric: string;
  /** What the categories are, e.g. "miner"; none where they are the set-ups. */
  readonly category?: string;
  /** All set-ups of the report, so that a color means the same in every chart. */
  readonly setups?: readonly string[];
  readonly baselines?: readonly NamedValue[];
  readonly title: string;
}

const width = 420;
const lineHeight = 24;
const dodgeHeight = 16;

/**
 * The metric by category: means over seeds with their 95 % t interval, and each seed. Set-ups are
 * sorted by their mean, the best at the top; other categories keep the order of the rows.
 *
 * @throws {RangeError} when there are no rows, or a value is not finite
 */
export function dotPlot(rows: readonly DotRow[], options: DotPlotOptions): TopLevelSpec {
  checkFinite("a dot plot", rows, ({ value }) => value);
  const { metric, category, baselines = [], title } = options;
  const setups = options.setups ?? [...new Set(rows.map((row) => row.setup))];
  const groups = Map.groupBy(rows, (row) => JSON.stringify([row.category, row.setup]));
  const points = [...groups.values()].map((trials) => {
    const summary = summarize(trials.map(({ value }) => value), { unit: "training seeds" });
    return { setup: trials[0]!.setup, category: trials[0]!.category, ...summary };
  });
  const dodged = points.some((point) => point.category !== point.setup);
  const categories = dodged
    ? [...new Set(rows.map((row) => row.category))]
    : points.toSorted((a, b) => b.mean - a.mean).map((point) => point.category);
  const legend = dodged && new Set(points.map(({ setup }) => setup)).size > 1
    ? { title: "set-up" }
    : null;
  const { color, shape } = seriesChannels(setups, { legend });
  const values = [...rows.map(({ value }) => value), ...baselines.map(({ mean }) => mean)];
  const ceiling = ceilingOf([...values, ...points.map(({ interval }) => interval?.upper ?? 0)]);
  const scale = { domain: [Math.min(0, ...values), ceiling], nice: false };
  const x = (field: string) => ({
    field,
    type: "quantitative" as const,
    scale,
    axis: { title: metric, tickCount: 6 },
  });
  const place = ({ setup, category }: { setup: string; category: string }) => ({ setup, category });
  return {
    ...frame(title, [
      rows.length === points.length
        ? "One training seed: no interval."
        : "Means over training seeds, bars: 95 % t interval, dots: single seeds." +
          (baselines.length === 0 ? "" : " Dashed: without training."),
    ]),
    width,
    height: { step: dodged ? dodgeHeight : lineHeight },
    layer: [
      ...baselineRules(baselines, { scale, width }),
      {
        encoding: {
          y: {
            field: "category",
            type: "nominal",
            sort: categories,
            scale: { paddingInner: 0.25, paddingOuter: 0.25 },
            axis: { title: category ?? null, ticks: false, domain: false, grid: true, offset: 4 },
          },
          ...(dodged ? { yOffset: { field: "setup", sort: [...setups] } } : {}),
          color,
        },
        layer: [
          {
            data: {
              values: points.flatMap(({ interval, ...point }) =>
                interval === undefined
                  ? []
                  : [{ ...place(point), lower: interval.lower, upper: interval.upper }]
              ),
            },
            mark: { type: "rule", strokeWidth: 1.5, clip: true },
            encoding: { x: x("lower"), x2: { field: "upper" } },
          },
          {
            data: { values: rows.map((row) => ({ ...place(row), value: row.value })) },
            mark: { type: "point", filled: true, size: 18, opacity: 0.55 },
            encoding: { x: x("value") },
          },
          {
            data: { values: points.map((point) => ({ ...place(point), mean: point.mean })) },
            mark: { type: "point", filled: true, size: 60, opacity: 1, style: "mean" },
            encoding: { x: x("mean"), shape },
          },
        ],
      },
    ],
  };
}
