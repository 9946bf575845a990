import type { Table } from "./table.ts";

/**
 * A table as GitHub's Markdown, its notes a paragraph each beneath.
 *
 * @example
 * ```ts
 * import { markdownTable } from "@marginalia/marginalia/charts";
 * import { assertEquals } from "@std/assert";
 *
 * const text = markdownTable({
 *   columns: [{ header: "set-up", align: "left" }, { header: "MAP@R", align: "right" }],
 *   rows: [["online", "0.490"]],
 * });
 * assertEquals(text, "| set-up | MAP@R |\n| --- | ---: |\n| online | 0.490 |\n");
 * ```
 */
export function markdownTable({ columns, rows, notes = [] }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escape).join(" | ")} |\n`;
  return [
    line(columns.map(({ header }) => header)),
    `| ${columns.map(({ align }) => align === "right" ? "---:" : "---").join(" | ")} |\n`,
    ...rows.map(line),
    ...notes.map((note) => `\n${note}\n`),
  ].join("");
}

function escape(cell: string): string {
  return cell.replaceAll(/[\\|]/g, "\\$&").replaceAll("\n", " ");
}
