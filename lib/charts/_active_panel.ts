import { labelExtent } from "./_axis_panel.ts";
import type { seriesChannels } from "./_series_channels.ts";
import type { PanelSpec } from "./_spec.ts";

// Longer than its title, which would push it away from the panel above.
const height = 90;

interface ActivePoint {
  readonly setup: string;
  readonly x: number;
  readonly activeShare?: number;
}

/** What the panel shares with the one above it. */
interface SharedAxis {
  readonly x: { type: "linear" | "log"; domain: number[]; nice: boolean };
  readonly values: number[];
  readonly title: string;
  readonly channels: ReturnType<typeof seriesChannels>;
  readonly width: number;
  readonly isFirst: boolean;
}

/** The share of tuples with a loss above 0: whether a value left anything to learn from. */
export function activePanel(
  points: readonly ActivePoint[],
  { x, values, title, channels: { color, shape, strokeDash }, width, isFirst }: SharedAxis,
): PanelSpec {
  return {
    width,
    height,
    data: { values: points.map(({ setup, x, activeShare }) => ({ setup, x, activeShare })) },
    encoding: {
      x: {
        field: "x",
        type: "quantitative",
        scale: x,
        axis: { values, title, grid: false, format: "~g" },
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
      color,
    },
    layer: [
      { mark: { type: "line", strokeWidth: 1.75 }, encoding: { strokeDash } },
      {
        mark: { type: "point", filled: true, size: 45, opacity: 1, style: "mean" },
        encoding: { shape },
      },
    ],
  };
}
