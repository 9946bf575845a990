import type { Table } from "./table.ts";

/**
 * A table for a terminal: columns aligned, two spaces apart, a rule beneath the headers.
 *
 * @example
 * ```ts
 * import { textTable } from "@marginalia/marginalia/charts";
 * import { assertEquals } from "@std/assert";
 *
 * const text = textTable({
 *   columns: [{ header: "set-up", align: "left" }, { header: "MAP@R", align: "right" }],
 *   rows: [["online", "0.490"], ["raw pixels", "0.133"]],
 * });
 * assertEquals(text, [
 *   "set-up      MAP@R",
 *   "─────────────────",
 *   "online      0.490",
 *   "raw pixels  0.133",
 *   "",
 * ].join("\n"));
 * ```
 */
export function textTable({ columns, rows, notes = [] }: Table): string {
  const widths = columns.map(({ header }, index) =>
    Math.max(header.length, ...rows.map((row) => row[index]?.length ?? 0))
  );
  const line = (cells: readonly string[]) =>
    columns.map(({ align }, index) => {
      const cell = cells[index] ?? "";
      return align === "left" ? cell.padEnd(widths[index]!) : cell.padStart(widths[index]!);
    }).join("  ").trimEnd();
  const rule = "─".repeat(widths.reduce((sum, width) => sum + width, 2 * (columns.length - 1)));
  const lines = [line(columns.map(({ header }) => header)), rule, ...rows.map(line)];
  return [...lines, ...(notes.length > 0 ? ["", ...notes] : [])].join("\n") + "\n";
}
