import { htmlTable, type Table, textTable } from "../charts/mod.ts";
import type { MimeBundle } from "./mime_bundle.ts";

/** One line of a table: each column's name and value; numbers are set with three decimals. */
export type Row = Readonly<Record<string, string | number>>;

export function tableBundle(table: Table, caption: string): MimeBundle {
  return {
    "text/html": htmlTable(table, { caption }),
    "text/plain": `${caption}\n\n${textTable(table)}`.trim(),
  };
}

/** Columns are named by the first row that has them; numbers stand at the right. */
export function tableOf(rows: readonly Row[]): Table {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    columns: names.map((header) => ({
      header,
      align: rows.some((row) => typeof row[header] === "number") ? "right" : "left",
    })),
    rows: rows.map((row) => names.map((name) => cell(row[name]))),
  };
}

function cell(value: string | number | undefined): string {
  if (typeof value !== "number" || Number.isInteger(value)) return String(value ?? "");
  return value.toFixed(3);
}
