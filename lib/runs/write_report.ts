import { join } from "node:path";
import { renderSvg } from "../charts/mod.ts";
import { writeAtomically } from "../host/mod.ts";
import { reportPage } from "./_report_page.ts";
import type { OpenedSweep } from "./open_sweep.ts";
import type { SweepSummary } from "./sweep_summary.ts";
import { sweepChart } from "./sweep_chart.ts";
import type { TestPart } from "./test_part.ts";

/** Where a sweep's report lies. */
export interface ReportPaths {
  readonly summary: string;
  readonly report: string;
  /** Where there is a chart: something numeric was swept. */
  readonly svg?: string;
  readonly spec?: string;
}

/** Writes the summary, the chart (`.vl.json`, `.svg`) and the page into the sweep's folder. */
export async function writeReport(
  sweep: OpenedSweep,
  summary: SweepSummary,
  part: TestPart,
): Promise<ReportPaths> {
  const { folder, experiment } = sweep.journal.record;
  const pages = { summary: join(folder, "summary.json"), report: join(folder, "report.html") };
  await writeAtomically(pages.summary, json({ ...summary, testPart: part }));
  const spec = sweepChart(sweep.plan, summary, part);
  if (spec === undefined) {
    await writeAtomically(pages.report, await reportPage({ sweep, summary, part }));
    return pages;
  }
  const drawn = join(folder, experiment);
  const paths = { ...pages, svg: `${drawn}.svg`, spec: `${drawn}.vl.json` };
  const svg = await renderSvg(spec);
  await writeAtomically(paths.spec, json(spec));
  await writeAtomically(paths.svg, svg);
  const page = await reportPage({ sweep, summary, part, chart: { spec, svg } });
  await writeAtomically(paths.report, page);
  return paths;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
