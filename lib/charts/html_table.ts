import { escapeHtml } from "./escape_html.ts";
import type { Table } from "./table.ts";

/** A table as HTML, its headers marked as such for screen readers; the first column names the rows. */
export function htmlTable(
  { columns, rows, notes = [] }: Table,
  { caption }: { readonly caption: string },
): string {
  const cell = (text: string, index: number) => {
    const tag = index === 0 ? 'th scope="row"' : "td";
    return `<${tag}${alignment(columns[index]?.align)}>${escapeHtml(text)}</${tag.slice(0, 2)}>`;
  };
  const headers = columns.map(({ header, align }) =>
    `<th scope="col"${alignment(align)}>${escapeHtml(header)}</th>`
  );
  return [
    "<table>",
    `<caption>${escapeHtml(caption)}</caption>`,
    `<thead><tr>${headers.join("")}</tr></thead>`,
    "<tbody>",
    ...rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`),
    "</tbody>",
    "</table>",
    ...notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`),
  ].join("\n");
}

function alignment(align: "left" | "right" = "left"): string {
  return align === "right" ? ' class="number"' : "";
}
