import type { LayerSpec } from "./_spec.ts";
import type { NamedValue } from "./named_value.ts";

const lineHeight = 12;
// Two names nearer than this, in pixels, would overlap on one line.
const nameWidth = 62;

/** The baselines as dashed upright lines, each named above the chart. */
export function baselineRules(
  baselines: readonly NamedValue[],
  { scale, width }: {
    readonly scale: { readonly domain: readonly number[]; readonly nice: boolean };
    readonly width: number;
  },
): LayerSpec[] {
  const [low = 0, high = 1] = scale.domain;
  // From the right, each name that is too near goes a line up, so that no rule crosses a name.
  const sorted = baselines.toSorted((a, b) => b.mean - a.mean);
  let line = 0;
  return sorted.flatMap(({ name, mean }, index): LayerSpec[] => {
    const apart = ((sorted[index - 1]?.mean ?? Infinity) - mean) * width / (high - low);
    line = apart < nameWidth ? line + 1 : 0;
    const x = {
      field: "mean",
      type: "quantitative" as const,
      scale: { domain: [...scale.domain], nice: scale.nice },
    };
    return [
      {
        data: { values: [{ name, mean }] },
        mark: { type: "rule", strokeDash: [4, 3], strokeWidth: 1 },
        encoding: { x, y: { value: -2 - lineHeight * line }, y2: { value: "height" } },
      },
      {
        data: { values: [{ name, mean }] },
        mark: { type: "text", fontSize: 10, align: "left", baseline: "bottom", dx: 2 },
        encoding: { x, y: { value: -lineHeight * line }, text: { field: "name" } },
      },
    ];
  });
}
