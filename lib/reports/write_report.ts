import { join } from "node:path";
import { latexTable, markdownTable, renderPng } from "../charts/mod.ts";
import { jsonText, writeAtomically } from "../host/mod.ts";
import { figuresOf, type Report, tablesOf } from "./report.ts";
import { reportHtml } from "./report_html.ts";

/** Where a report lies. */
export interface ReportPaths {
  /** The page. */
  readonly report: string;
  /** Each figure as `.svg`, `.png` if wished for and, where it is a chart, `.vl.json`. */
  readonly charts: string;
  /** Each table as `.md` and `.tex`. */
  readonly tables: string;
}

export interface WriteReportOptions {
  /** Whether figures are written as `.png` too, which takes longer than all else. Default: true. */
  readonly png?: boolean;
}

/** Writes a report into a folder: `report.html`, and beside it its charts and its tables. */
export async function writeReport(
  folder: string,
  report: Report,
  { png = true }: WriteReportOptions = {},
): Promise<ReportPaths> {
  const paths = {
    report: join(folder, "report.html"),
    charts: join(folder, "charts"),
    tables: join(folder, "tables"),
  };
  await Deno.mkdir(paths.charts, { recursive: true });
  await Deno.mkdir(paths.tables, { recursive: true });
  for (const { name, svg, spec } of figuresOf(report)) {
    const path = join(paths.charts, name);
    await writeAtomically(`${path}.svg`, svg);
    if (png) await writeAtomically(`${path}.png`, await renderPng(svg));
    if (spec !== undefined) await writeAtomically(`${path}.vl.json`, jsonText(spec));
  }
  for (const { name, caption, table } of tablesOf(report)) {
    const path = join(paths.tables, name);
    await writeAtomically(`${path}.md`, markdownTable(table));
    await writeAtomically(`${path}.tex`, latexTable(table, { caption, label: `tab:${name}` }));
  }
  await writeAtomically(paths.report, reportHtml(report, { files: "", png }));
  return paths;
}
