import { detChart, distanceHistogram, type DistanceRow, rocChart } from "../../charts/mod.ts";
import { mean } from "../../statistics/mod.ts";
import type { Arm } from "../arm.ts";
import { drawFigure } from "../draw_figure.ts";
import { meanRoc } from "../mean_roc.ts";
import type { ReportSection } from "../report.ts";

/** ROC and DET over all pairs of test images, and how far same and different pairs lie apart. */
export async function verificationSection(arms: readonly Arm[]): Promise<ReportSection> {
  const setups = arms.map(({ name }) => name);
  const rows = arms.flatMap((arm) => {
    const { falseAccepts, trueAccepts } = meanRoc(
      evaluationsOf(arm).map((it) => it.verification.roc),
    );
    return falseAccepts.map((rate, index) => ({
      setup: arm.name,
      falseAccepts: digits(rate),
      trueAccepts: digits(trueAccepts[index]!),
    }));
  });
  if (rows.length === 0) return { title: "Verification", blocks: [] };
  return {
    title: "Verification",
    blocks: [{
      kind: "figures",
      figures: [
        await drawFigure({
          name: "roc",
          description: "True accepts by false accepts of each set-up, over all thresholds.",
          spec: rocChart(rows, { setups }),
        }),
        await drawFigure({
          name: "det",
          description:
            "False rejects by false accepts of each set-up, on the normal quantile's scale.",
          spec: detChart(rows, { setups }),
        }),
        await drawFigure({
          name: "distances",
          description: "Distances of pairs of test images of the same and of different classes.",
          spec: distanceHistogram(arms.flatMap(distanceRows), { distance: "Euclidean distance" }),
        }),
      ],
    }],
  };
}

function evaluationsOf({ runs }: Arm) {
  return runs.flatMap(({ evaluation }) => evaluation ?? []);
}

/** Means over the seeds, whose bins agree unless embeddings are not normalized: then the first seed's. */
function distanceRows(arm: Arm): DistanceRow[] {
  const all = evaluationsOf(arm).map(({ distances }) => distances);
  const [first] = all;
  if (first === undefined) return [];
  const alike = all.filter(({ low, high }) => low === first.low && high === first.high);
  const width = (first.high - first.low) / first.same.length;
  return first.same.map((_, bin) => ({
    setup: arm.name,
    lower: first.low + bin * width,
    upper: first.low + (bin + 1) * width,
    same: mean(alike.map(({ same }) => same[bin]!)),
    different: mean(alike.map(({ different }) => different[bin]!)),
  }));
}

function digits(value: number): number {
  return Number(value.toPrecision(5));
}
