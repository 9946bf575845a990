import { imagesAt, spriteSheet } from "./_sprite_images.ts";
import { primaryMetric, readEmbeddingSample } from "../runs/mod.ts";
import { mean } from "../statistics/mod.ts";
import type { Arm } from "./arm.ts";
import type { Comparison } from "./comparison.ts";
import type { Report, ReportSection } from "./report.ts";
import { axisSection } from "./sections/axis_section.ts";
import { circumstanceSections } from "./sections/circumstance_sections.ts";
import { classSection } from "./sections/class_section.ts";
import { mapSection } from "./sections/map_section.ts";
import { querySection } from "./sections/query_section.ts";
import { resultSection } from "./sections/result_section.ts";
import { statisticsSection } from "./sections/statistics_section.ts";
import { trainingSection } from "./sections/training_section.ts";
import { verificationSection } from "./sections/verification_section.ts";

/**
 * How much a report goes into: `full`, or `quick` where a reader waits, as at the end of a sweep: UMAP, by
 * far the slowest drawing, of no more than the arm that is best on the validation part.
 */
export type ReportDetail = "full" | "quick";

export interface CompareReportOptions {
  /** The set-up that the others are tested against; default: the one that an experiment names. */
  readonly control?: string | undefined;
  /** Default: `full`. */
  readonly detail?: ReportDetail;
}

/** Everything that the records of one or more sweeps say, as one report. */
export async function compareReport(
  comparison: Comparison,
  { control, detail = "full" }: CompareReportOptions = {},
): Promise<Report> {
  const { sweeps, arms, images: test } = comparison;
  const cells = test === undefined ? [] : await shownRows(comparison);
  const pictured = test === undefined || cells.length === 0 ? [unpictured(comparison)] : [
    await mapSection(arms, {
      test,
      cellOf: new Map(cells.map((row, cell) => [row, cell])),
      byUmap: detail === "full" ? arms : bestArms(arms),
    }),
    querySection(arms, test),
  ];
  return {
    title: `${sweeps.map(({ label }) => label).join(", ")}: MAP@R`,
    summary: [
      ...new Set(
        sweeps.map(({ record, summary }) =>
          [record.config["question"], summary.testPart.description].join(" ")
        ),
      ),
    ].join(" "),
    sections: [
      await resultSection(comparison),
      statisticsSection(comparison, control),
      ...await Promise.all(
        sweeps.map((sweep) => axisSection(sweep, { isOnly: sweeps.length === 1 })),
      ),
      await trainingSection(arms),
      await verificationSection(arms),
      ...pictured,
      classSection(arms),
      ...circumstanceSections(sweeps, detail),
    ],
    ...(test !== undefined && cells.length > 0
      ? { sprites: spriteSheet(imagesAt(test, cells)) }
      : {}),
  };
}

/** Why a report shows no images. */
function unpictured({ images, arms }: Comparison): ReportSection {
  const measured = arms.some(({ runs }) => runs.some(({ evaluation }) => evaluation !== undefined));
  const reason = !measured
    ? "the record holds no evaluations of trials, as a published one does not"
    : images === undefined
    ? "the sweeps were tested on different data, or the data could not be found (--data DIR)"
    : "no trial left a sample of its embeddings";
  return {
    title: "Images",
    blocks: [{
      kind: "sentences",
      sentences: [`No maps and no queries are shown: ${reason}.`],
    }],
  };
}

/** The arm with the highest mean of the primary metric on the validation part; none without arms. */
function bestArms(arms: readonly Arm[]): Arm[] {
  const score = ({ summary }: Arm) => mean(summary.metrics[`validation/${primaryMetric}`] ?? [NaN]);
  const measured = arms.filter((arm) => Number.isFinite(score(arm)));
  return measured.toSorted((a, b) => score(b) - score(a)).slice(0, 1);
}

/** The test images that any map shows, ascending. */
async function shownRows({ arms }: Comparison): Promise<number[]> {
  const rows = await Promise.all(arms.map(async ({ runs }) => {
    const run = runs.find(({ evaluation }) => evaluation !== undefined);
    if (run?.evaluation === undefined) return [];
    return Array.from((await readEmbeddingSample(run.folder, run.evaluation)).rows.values);
  }));
  return [...new Set(rows.flat())].toSorted((a, b) => a - b);
}
