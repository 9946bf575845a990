import type { TopLevelSpec } from "vega-lite";
import { mean } from "../statistics/mod.ts";
import { spreadLabels } from "./_spread_labels.ts";
import type { PanelSpec } from "./_spec.ts";
import { lightTheme, themeConfig } from "./theme.ts";

/** One logged value of one trial. */
export interface CurveRow {
  readonly setup: string;
  readonly loss: string;
  readonly seed: number;
  readonly step: number;
  /** The reduced loss of that step. */
  readonly value: number;
}

const width = 300;
const height = 200;
const labelGap = 14;

/**
 * The loss by step: each seed as a thin line, the mean over seeds as a thick one. One column a loss,
 * each with its own axis, since the values of two losses cannot be compared.
 *
 * @throws {RangeError} when there are no rows, or a value is not finite
 */
export function learningCurves(
  rows: readonly CurveRow[],
  { title = "Loss by step", quantity = "loss" }: {
    readonly title?: string;
    /** Names the values, for the axis. */
    readonly quantity?: string;
  } = {},
): TopLevelSpec {
  const wrong = rows.find(({ value }) => !Number.isFinite(value));
  if (rows.length === 0 || wrong !== undefined) {
    throw new RangeError(
      "Cannot chart learning curves: needs at least 1 row and finite values, found " +
        (wrong === undefined ? "no rows" : `${wrong.value} for ${wrong.setup}, step ${wrong.step}`),
    );
  }
  const setups = [...new Set(rows.map((row) => row.setup))];
  const columns = [...Map.groupBy(rows, (row) => row.loss)];
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    title: {
      text: title,
      subtitle: "Thick: mean over training seeds. Thin: single seeds.",
      anchor: "start",
    },
    spacing: 24,
    hconcat: columns.map(([loss, trials]) => curvePanel(loss, trials, { setups, quantity })),
    config: themeConfig(lightTheme),
  };
}

function curvePanel(
  loss: string,
  rows: readonly CurveRow[],
  { setups, quantity }: { readonly setups: readonly string[]; readonly quantity: string },
): PanelSpec {
  const means = [...Map.groupBy(rows, ({ setup, step }) => JSON.stringify([setup, step])).values()]
    .map((group) => ({ ...group[0]!, value: mean(group.map((row) => row.value)) }))
    .map(({ setup, step, value }) => ({ setup, step, value }));
  const color = {
    field: "setup",
    type: "nominal" as const,
    scale: { domain: [...setups] },
    legend: null,
  };
  const top = Math.max(...rows.map((row) => row.value));
  const bottom = Math.min(0, ...rows.map((row) => row.value));
  const scale = { domain: [bottom, top || 1] };
  return {
    width,
    height,
    title: { text: loss, anchor: "start", frame: "group", fontSize: 12, offset: 8 },
    encoding: {
      x: { field: "step", type: "quantitative", axis: { title: "step", grid: false } },
      y: { field: "value", type: "quantitative", axis: { title: quantity, tickCount: 5 }, scale },
      color,
    },
    layer: [
      {
        data: {
          values: rows.map(({ setup, seed, step, value }) => ({ setup, seed, step, value })),
        },
        mark: { type: "line", strokeWidth: 0.75, opacity: 0.4 },
        encoding: { detail: { field: "seed", type: "nominal" } },
      },
      { data: { values: means }, mark: { type: "line", strokeWidth: 2 } },
      {
        data: { values: setupNames(means, bottom, top || 1) },
        mark: { type: "text", align: "left", baseline: "middle", fontWeight: "bold" },
        encoding: { x: { value: width + 6 }, text: { field: "setup" } },
      },
    ],
  };
}

/** Each set-up's name beside its last mean, moved where two would overlap. */
function setupNames(
  means: readonly { setup: string; step: number; value: number }[],
  bottom: number,
  top: number,
) {
  const last = [...Map.groupBy(means, (point) => point.setup).values()]
    .map((points) => points.reduce((a, b) => b.step > a.step ? b : a));
  const ends = last.map(({ value }) => height * (top - value) / (top - bottom));
  const places = spreadLabels(ends, { gap: labelGap, length: height });
  return last.map(({ setup }, index) => ({
    setup,
    value: Number((top - places[index]! / height * (top - bottom)).toPrecision(6)),
  }));
}
