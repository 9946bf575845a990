import { type CurveRow, learningCurves } from "../../charts/mod.ts";
import type { Arm } from "../arm.ts";
import { drawFigure } from "../draw_figure.ts";
import type { ReportSection } from "../report.ts";

/** Loss and share of active tuples by step, at the selected values. */
export async function trainingSection(arms: readonly Arm[]): Promise<ReportSection> {
  const loss = curveRows(arms, "train/loss");
  const active = curveRows(arms, "train/active_share");
  const figures = [
    ...(loss.length === 0 ? [] : [
      await drawFigure({
        name: "learning-curves",
        description: "Training loss by step at the selected values, one panel a loss.",
        spec: learningCurves(loss),
      }),
    ]),
    ...(active.length === 0 ? [] : [
      await drawFigure({
        name: "active-tuples",
        description: "Share of the selected tuples whose loss is above 0, by step.",
        spec: learningCurves(active, { title: "Active tuples by step", quantity: "active tuples" }),
      }),
    ]),
  ];
  return { title: "Training", blocks: figures.length === 0 ? [] : [{ kind: "figures", figures }] };
}

function curveRows(arms: readonly Arm[], metric: string): CurveRow[] {
  return arms.flatMap(({ name, summary: { loss }, runs }) =>
    runs.flatMap(({ seed, lines }) =>
      lines.flatMap(({ step, metrics }) => {
        const value = metrics[metric];
        return value === undefined || !Number.isFinite(value)
          ? []
          : [{ setup: name, loss, seed, step, value }];
      })
    )
  );
}
