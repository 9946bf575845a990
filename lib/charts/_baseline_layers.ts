import type { AxisPanel } from "./_axis_panel.ts";
import type { LayerSpec } from "./_spec.ts";
import { spreadLabels } from "./_spread_labels.ts";

const nameGap = 12;
const aboveLine = 7;

/** The baselines as dashed lines, named in the first column only, for they cross all columns alike. */
export function baselineLayers(
  { baselines, isFirst, ceiling }: AxisPanel,
  height: number,
): LayerSpec[] {
  const y = {
    field: "mean",
    type: "quantitative" as const,
    scale: { domain: [0, ceiling], nice: false },
  };
  const rules: LayerSpec = {
    data: { values: [...baselines] },
    mark: { type: "rule", strokeDash: [4, 3], strokeWidth: 1 },
    encoding: { x: { value: 0 }, x2: { value: "width" }, y },
  };
  if (!isFirst) return [rules];
  const places = spreadLabels(
    baselines.map(({ mean }) => height * (1 - mean / ceiling) - aboveLine),
    { gap: nameGap, length: height - aboveLine },
  );
  const names = baselines.map(({ name }, index) => ({
    name,
    mean: Number((ceiling * (1 - places[index]! / height)).toPrecision(6)),
  }));
  return [rules, {
    data: { values: names },
    mark: { type: "text", fontSize: 10, align: "left", baseline: "middle" },
    encoding: { x: { value: 3 }, y, text: { field: "name" } },
  }];
}
