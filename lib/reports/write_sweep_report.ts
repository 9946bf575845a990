import { join } from "node:path";
import type { Dataset } from "../data/mod.ts";
import { jsonText, writeAtomically } from "../host/mod.ts";
import type { SweepSummary, TestPart } from "../runs/mod.ts";
import type { SweepRecord } from "../tracking/mod.ts";
import { compareReport } from "./compare_report.ts";
import { readComparison } from "./read_comparison.ts";
import { figuresOf } from "./report.ts";
import { type ReportPaths, writeReport } from "./write_report.ts";

/** Where a sweep's summary and report lie. */
export interface SweepReportPaths extends ReportPaths {
  readonly summary: string;
  /** The sweep's own chart, where something was swept. */
  readonly svg?: string;
  readonly spec?: string;
}

export interface SweepReportOptions {
  readonly record: Pick<SweepRecord, "folder" | "experiment">;
  readonly summary: SweepSummary;
  readonly part: TestPart;
  /** The test part. */
  readonly test: Dataset;
}

/**
 * Writes a sweep's summary, and the report on it, into its folder: without what takes seconds to draw,
 * which is left to `deno task compare`.
 */
export async function writeSweepReport(
  { record: { folder, experiment }, summary, part, test }: SweepReportOptions,
): Promise<SweepReportPaths> {
  const path = join(folder, "summary.json");
  await writeAtomically(path, jsonText({ ...summary, testPart: part }));
  const report = await compareReport(await readComparison([folder], { test }), { detail: "quick" });
  const paths = { summary: path, ...await writeReport(folder, report, { png: false }) };
  const own = figuresOf(report).find(({ name }) => name === experiment);
  if (own === undefined) return paths;
  const drawn = join(folder, experiment);
  await writeAtomically(`${drawn}.svg`, own.svg);
  await writeAtomically(`${drawn}.vl.json`, jsonText(own.spec));
  return { ...paths, svg: `${drawn}.svg`, spec: `${drawn}.vl.json` };
}
