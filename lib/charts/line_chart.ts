import type { TopLevelSpec } from "vega-lite";
import type { PanelSpec } from "./_spec.ts";
import { lightTheme, themeConfig } from "./theme.ts";

export interface LinePoint {
  readonly x: number;
  readonly y: number;
  /** Points of one name are joined; the legend tells the names, where there are several. */
  readonly line: string;
}

export interface LinePanel {
  readonly title?: string;
  /** What runs across, with its unit. */
  readonly x: string;
  readonly y: string;
  readonly points: readonly LinePoint[];
  /** Ends of the axis; default: what the points need, 0 included. */
  readonly yDomain?: readonly [low: number, high: number];
  readonly xScale?: "linear" | "log";
  /** Whether single points are marked: where they were measured, and the line only joins them. */
  readonly marked?: boolean;
}

export interface LineChartOptions {
  readonly title: string;
  readonly panels: readonly LinePanel[];
}

const size = { width: 300, height: 200 };

/** Lines side by side, a panel a quantity; a name has one color in all panels. */
export function lineChart({ title, panels }: LineChartOptions): TopLevelSpec {
  const names = [...new Set(panels.flatMap(({ points }) => points.map(({ line }) => line)))];
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    title: { text: title, anchor: "start" },
    spacing: 28,
    hconcat: panels.map((panel) => linePanel(panel, names)),
    config: { ...themeConfig(lightTheme), aria: false },
  };
}

function linePanel(
  { title, x, y, points, yDomain, xScale = "linear", marked = false }: LinePanel,
  names: readonly string[],
): PanelSpec {
  return {
    ...size,
    ...(title !== undefined && {
      title: { text: title, anchor: "start", frame: "group", fontSize: 12, offset: 8 },
    }),
    data: {
      values: points.map(({ x, y, line }) => ({ x: rounded(x), y: rounded(y), line })),
    },
    mark: { type: "line", strokeWidth: 2, ...(marked && { point: { size: 40 } }) },
    encoding: {
      x: {
        field: "x",
        type: "quantitative",
        scale: { type: xScale, nice: false },
        axis: { title: x, grid: false, tickCount: 6 },
      },
      y: {
        field: "y",
        type: "quantitative",
        ...(yDomain !== undefined && { scale: { domain: [...yDomain] } }),
        axis: { title: y, tickCount: 5 },
      },
      color: {
        field: "line",
        type: "nominal",
        scale: { domain: [...names] },
        legend: names.length > 1 ? { title: null } : null,
      },
    },
  };
}

/** Enough digits for the eye; a last bit that another processor rounds otherwise moves no point. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
