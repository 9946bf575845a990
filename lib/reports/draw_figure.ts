import type { TopLevelSpec } from "vega-lite";
import { renderSvg } from "../charts/mod.ts";
import type { Figure } from "./report.ts";

/** A chart as a figure of a report. */
export async function drawFigure(
  { spec, ...figure }: Omit<Figure, "svg" | "spec"> & { readonly spec: TopLevelSpec },
): Promise<Figure> {
  return { ...figure, spec, svg: await renderSvg(spec) };
}
