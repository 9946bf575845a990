import { escapeHtml, htmlTable } from "../charts/mod.ts";
import { inlineSvg } from "./_inline_svg.ts";
import { reportScript } from "./_report_script.ts";
import { reportStyle, spriteStyle } from "./_report_style.ts";
import type { Figure, Report, ReportBlock, ReportSection, ReportTable } from "./report.ts";

export interface ReportHtmlOptions {
  /** Folder of the figures' and tables' files, seen from the page; without it the page links to none. */
  readonly files?: string;
  /** Whether the figures' files are there as `.png` too. Default: true. */
  readonly png?: boolean;
}

/**
 * One page that opens from disk and loads nothing: charts as inline SVG, light or dark as the reader's
 * system is, images and a few lines of script included. Equal reports give equal bytes.
 */
export function reportHtml(report: Report, options: ReportHtmlOptions = {}): string {
  const title = escapeHtml(report.title);
  const sections = report.sections.filter(({ blocks }) => blocks.length > 0);
  const contents = sections.map((section) =>
    `<li><a href="#${anchor(section)}">${escapeHtml(section.title)}</a></li>`
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${reportStyle}${report.sprites === undefined ? "" : spriteStyle(report.sprites)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="summary">${escapeHtml(report.summary)}</p>
${sections.length > 2 ? `<nav aria-label="Contents"><ul>${contents.join("")}</ul></nav>` : ""}
${sections.map((section) => sectionHtml(section, options)).join("\n")}
</main>
<div id="tip" role="status" data-columns="${
    report.sprites?.columns ?? 1
  }" hidden><span class="sprite" hidden></span><span class="words"></span></div>
<script>${reportScript}</script>
</body>
</html>
`;
}

function sectionHtml(section: ReportSection, options: ReportHtmlOptions): string {
  return `<section id="${anchor(section)}">
<h2>${escapeHtml(section.title)}</h2>
${section.blocks.map((block) => blockHtml(block, options)).join("\n")}
</section>`;
}

function anchor({ title }: ReportSection): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

function blockHtml(block: ReportBlock, options: ReportHtmlOptions): string {
  switch (block.kind) {
    case "sentences":
      return block.sentences.map((text) => `<p>${escapeHtml(text)}</p>`).join("\n");
    case "list":
      return `<ul>${block.sentences.map((text) => `<li>${escapeHtml(text)}</li>`).join("")}</ul>`;
    case "table":
      return tableHtml(block.table, options);
    case "figures":
      return `<div class="figures">${
        block.figures.map((figure) => figureHtml(figure, options)).join("\n")
      }</div>`;
    case "code":
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`;
    case "facts":
      return `<dl>${
        Object.entries(block.facts).map(([name, value]) =>
          `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`
        ).join("")
      }</dl>`;
    case "fold":
      return `<details>
<summary>${escapeHtml(block.title)}</summary>
${block.blocks.map((inner) => blockHtml(inner, options)).join("\n")}
</details>`;
  }
}

function tableHtml({ name, caption, table }: ReportTable, { files }: ReportHtmlOptions): string {
  const links = linksTo(files, "tables", name, ["md", "tex"]);
  return `<div class="table"><div class="scroll" tabindex="0">${
    htmlTable(table, { caption })
  }</div>${links}</div>`;
}

function figureHtml(figure: Figure, { files, png = true }: ReportHtmlOptions): string {
  const { name, description, svg, spec, sprites } = figure;
  const text = escapeHtml(description);
  const kinds = [...(spec === undefined ? [] : ["vl.json"]), "svg", ...(png ? ["png"] : [])];
  const points = sprites === undefined
    ? ""
    : ` data-points="${escapeHtml(JSON.stringify(sprites))}"`;
  return `<figure id="${escapeHtml(name)}"${points}>
<div class="scroll" role="img" tabindex="0" aria-label="${text}">${inlineSvg(svg, name)}</div>
<figcaption>${text}${linksTo(files, "charts", name, kinds)}</figcaption>
</figure>`;
}

function linksTo(
  files: string | undefined,
  folder: string,
  name: string,
  kinds: readonly string[],
): string {
  if (files === undefined) return "";
  const links = kinds.map((kind) =>
    `<a href="${
      escapeHtml([...(files === "" ? [] : [files]), folder, `${name}.${kind}`].join("/"))
    }">${kind}</a>`
  );
  return ` <span class="files">${links.join(" ")}</span>`;
}
