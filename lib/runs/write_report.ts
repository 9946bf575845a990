import { join } from "node:path";
import { renderSvg } from "../charts/mod.ts";
import { writeAtomically } from "../host/mod.ts";
import { reportPage } from "./_report_page.ts";
import type { OpenedSweep } from "./open_sweep.ts";
import type { SweepSummary } from "./summarize_sweep.ts";
import { sweepChart } from "./sweep_chart.ts";
import type { TestPart } from "./test_part.ts";

/** Where a sweep's report lies. */
export interface ReportPaths {
  readonly summary: string;
  readonly report: string;
  readonly svg: string;
  readonly spec: string;
}

/** Writes the summary, the chart (`.vl.json`, `.svg`) and the page into the sweep's folder. */
export async function writeReport(
  sweep: OpenedSweep,
  summary: SweepSummary,
  part: TestPart,
): Promise<ReportPaths> {
  const { folder, experiment } = sweep.journal.record;
  const paths: ReportPaths = {
    summary: join(folder, "summary.json"),
    report: join(folder, "report.html"),
    svg: join(folder, `${experiment}.svg`),
    spec: join(folder, `${experiment}.vl.json`),
  };
  const chart = sweepChart(sweep.plan, summary, part);
  const svg = await renderSvg(chart);
  await writeAtomically(paths.summary, json({ ...summary, testPart: part }));
  await writeAtomically(paths.spec, json(chart));
  await writeAtomically(paths.svg, svg);
  await writeAtomically(paths.report, await reportPage({ sweep, summary, part, chart, svg }));
  return paths;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
