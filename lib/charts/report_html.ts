import { escapeHtml } from "./_escape_html.ts";
import { reportStyle } from "./_report_style.ts";
import { htmlTable } from "./html_table.ts";
import type { Table } from "./table.ts";

/** A chart of a report, drawn. */
export interface ReportChart {
  readonly title: string;
  /** What the chart shows, for those who cannot see it. */
  readonly description: string;
  /** From `renderSvg`. */
  readonly svg: string;
  /** The same in `darkTheme`; without it dark pages show the light one. */
  readonly darkSvg?: string;
}

export interface Report {
  readonly title: string;
  /** One or two sentences: what was asked, and on what data. */
  readonly summary: string;
  readonly table: Table;
  readonly charts: readonly ReportChart[];
  /** What a reader must know to judge the numbers, a sentence each. */
  readonly notes: readonly string[];
  /** The command that computes the same again. */
  readonly command: string;
  /** The resolved configuration, as JSON can hold it. */
  readonly configuration: unknown;
  /** What it ran on, by name: versions, processor, seeds, commit. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * One page that opens from disk and loads nothing: charts as inline SVG, light or dark as the reader's
 * system is. Equal reports give equal bytes.
 */
export function reportHtml(report: Report): string {
  const title = escapeHtml(report.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="summary">${escapeHtml(report.summary)}</p>
<section>
<h2>Result</h2>
<div class="scroll" tabindex="0">${htmlTable(report.table, { caption: "Result" })}</div>
</section>
${report.charts.map(chartSection).join("\n")}
${section("How to read it", list(report.notes))}
${section("Run it again", `<pre><code>${escapeHtml(report.command)}</code></pre>`)}
${section("Environment", definitions(report.environment))}
<section>
<h2>Configuration</h2>
<details>
<summary>Every setting, defaults included</summary>
<pre><code>${escapeHtml(JSON.stringify(report.configuration, null, 2))}</code></pre>
</details>
</section>
</main>
</body>
</html>
`;
}

function chartSection({ title, description, svg, darkSvg }: ReportChart, index: number): string {
  const drawings = darkSvg === undefined
    ? inlineSvg(svg, `chart-${index}`)
    : `<div class="light-only">${inlineSvg(svg, `chart-${index}-light`)}</div>` +
      `<div class="dark-only">${inlineSvg(darkSvg, `chart-${index}-dark`)}</div>`;
  return `<section>
<h2>${escapeHtml(title)}</h2>
<figure>
<div class="scroll" role="img" tabindex="0" aria-label="${
    escapeHtml(description)
  }">${drawings}</div>
<figcaption>${escapeHtml(description)}</figcaption>
</figure>
</section>`;
}

/** Ids hold for the whole page: each drawing gets its own, or a chart would be clipped by another's path. */
function inlineSvg(svg: string, prefix: string): string {
  return svg
    .replace(/^<\?xml[^>]*>\s*/, "")
    .replaceAll(/\bid="([^"]+)"/g, `id="${prefix}-$1"`)
    .replaceAll(/url\(#([^)]+)\)/g, `url(#${prefix}-$1)`);
}

function section(title: string, body: string): string {
  return body === "" ? "" : `<section>\n<h2>${title}</h2>\n${body}\n</section>`;
}

function list(sentences: readonly string[]): string {
  if (sentences.length === 0) return "";
  return `<ul>${sentences.map((text) => `<li>${escapeHtml(text)}</li>`).join("")}</ul>`;
}

function definitions(entries: Readonly<Record<string, string>>): string {
  const rows = Object.entries(entries).map(([name, value]) =>
    `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`
  );
  return rows.length === 0 ? "" : `<dl>${rows.join("")}</dl>`;
}
