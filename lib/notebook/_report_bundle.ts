import { textTable } from "../charts/mod.ts";
import { type Report, reportHtml, tablesOf } from "../reports/mod.ts";
import { escapeHtml } from "./_escape_html.ts";
import type { MimeBundle } from "./mime_bundle.ts";

/** In a frame, since a report is a page of its own: its styles would reach the whole notebook. */
export function reportBundle(report: Report): MimeBundle {
  const { title, summary } = report;
  const tables = tablesOf(report).map(({ table }) => textTable(table));
  return {
    "text/html": `<iframe title="${escapeHtml(title)}" sandbox ` +
      `style="width:100%;height:80vh;border:0" srcdoc="${
        escapeHtml(reportHtml(report))
      }"></iframe>`,
    "text/plain": [title, summary, ...tables].join("\n\n").trim(),
  };
}
