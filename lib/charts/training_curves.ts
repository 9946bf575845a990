import type { TopLevelSpec } from "vega-lite";
import type { StepMetrics } from "../training/mod.ts";
import type { PanelSpec } from "./_spec.ts";
import { lightTheme, themeConfig } from "./theme.ts";

/** Metrics of a logged step. */
export interface LoggedStep {
  readonly step: number;
  readonly metrics: StepMetrics;
}

export interface TrainingCurvesOptions {
  /** What was trained. */
  readonly title?: string;
  /** Where the axis of steps ends; so that a curve grows into its picture. Default: the last step. */
  readonly steps?: number;
}

const size = { width: 250, height: 150 };

/**
 * One training as it goes: the loss by step, the mean distances of pairs of one class and of two, and the
 * share of selected tuples that still cost something.
 */
export function trainingCurves(
  history: readonly LoggedStep[],
  { title = "Training", steps = history.at(-1)?.step ?? 1 }: TrainingCurvesOptions = {},
): TopLevelSpec {
  const points = (metric: Quantity, name: string) =>
    history.map(({ step, metrics }) => ({ step, name, value: rounded(metrics[metric]) }));
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    title: { text: title, anchor: "start" },
    spacing: 24,
    hconcat: [
      panel("loss", points("loss", "loss"), steps),
      panel("mean distance", [
        ...points("meanPositiveDistance", "same class"),
        ...points("meanNegativeDistance", "different"),
      ], steps),
      panel("active tuples", points("activeShare", "active"), steps, 1),
    ],
    resolve: { scale: { color: "independent" } },
    config: { ...themeConfig(lightTheme), aria: false },
  };
}

type Quantity = "loss" | "meanPositiveDistance" | "meanNegativeDistance" | "activeShare";

interface CurvePoint {
  readonly step: number;
  readonly name: string;
  readonly value: number;
}

function panel(
  quantity: string,
  points: readonly CurvePoint[],
  steps: number,
  top?: number,
): PanelSpec {
  const names = [...new Set(points.map(({ name }) => name))];
  return {
    ...size,
    data: { values: [...points] },
    mark: { type: "line", strokeWidth: 2 },
    encoding: {
      x: {
        field: "step",
        type: "quantitative",
        scale: { domain: [0, steps], nice: false },
        axis: { title: "step", grid: false, tickCount: 5 },
      },
      y: {
        field: "value",
        type: "quantitative",
        ...(top !== undefined && { scale: { domain: [0, top] } }),
        axis: { title: quantity, tickCount: 4, ...(top === 1 && { format: ".0%" }) },
      },
      color: {
        field: "name",
        type: "nominal",
        scale: { domain: names },
        legend: names.length > 1 ? { title: null, orient: "top-left" } : null,
      },
    },
  };
}

/** Enough digits for the eye; a last bit that another processor rounds otherwise moves no point. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
