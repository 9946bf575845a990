import { labelExtent, type MarginPanel } from "./_margin_panel.ts";
import type { PanelSpec } from "./_spec.ts";

// Longer than its title, which would push it away from the panel above.
const height = 90;

interface ActivePoint {
  readonly setup: string;
  readonly x: number;
  readonly activeShare: number;
}

/** What the panel shares with the one above it. */
interface SharedAxis {
  readonly x: { type: "linear" | "log"; domain: number[]; nice: boolean };
  readonly margins: number[];
  readonly color: { field: string; scale: { domain: string[] }; legend: null };
  readonly width: number;
}

/** The share of tuples with a loss above 0, by margin: whether a margin left anything to learn from. */
export function activePanel(
  { loss, option, marginUnit, isFirst }: MarginPanel,
  points: readonly ActivePoint[],
  { x, margins, color, width }: SharedAxis,
): PanelSpec {
  const name = loss.endsWith(option) ? loss : `${loss} ${option}`;
  const unit = marginUnit === undefined ? "" : `, ${marginUnit}`;
  const scale = x.type === "log" ? ", log scale" : "";
  return {
    width,
    height,
    data: { values: points.map(({ setup, x, activeShare }) => ({ setup, x, activeShare })) },
    encoding: {
      x: {
        field: "x",
        type: "quantitative",
        scale: x,
        axis: {
          values: margins,
          title: `${name}${unit}${scale}`,
          grid: false,
          format: "~g",
        },
      },
      y: {
        field: "activeShare",
        type: "quantitative",
        scale: { domain: [0, 1] },
        axis: {
          title: isFirst ? "active tuples" : null,
          minExtent: labelExtent,
          format: ".0%",
          values: [0, 0.5, 1],
        },
      },
      color: { ...color, type: "nominal" },
    },
    layer: [
      { mark: { type: "line", strokeWidth: 1.75 } },
      {
        mark: { type: "point", filled: true, size: 45, opacity: 1, style: "mean" },
        encoding: { shape: { ...color, type: "nominal" } },
      },
    ],
  };
}
