import { htmlTable, type Table, textTable } from "../charts/mod.ts";
import type { MimeBundle } from "./mime_bundle.ts";

/** One line of a table: each column's name and value; numbers are set with up to three decimals. */
export type Row = Readonly<Record<string, string | number>>;

export function tableBundle(table: Table, caption: string): MimeBundle {
  return {
    "text/html": htmlTable(table, { caption }),
    "text/plain": `${caption}\n\n${textTable(table)}`.trim(),
  };
}

/** Columns are named by the first row that has them; numbers stand at the right, with equal decimals. */
export function tableOf(rows: readonly Row[]): Table {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map((header) => {
    const values = rows.map((row) => row[header]);
    const numbers = values.filter((value) => typeof value === "number");
    const digits = decimals(numbers);
    const cells = values.map((value) =>
      typeof value === "number" ? value.toFixed(digits) : value ?? ""
    );
    return { header, cells, align: numbers.length > 0 ? "right" : "left" } as const;
  });
  return {
    columns: columns.map(({ header, align }) => ({ header, align })),
    rows: rows.map((_, row) => columns.map(({ cells }) => cells[row]!)),
  };
}

const mostDecimals = 3;

/** As few as show every number as it is, but for a difference that single precision makes. */
function decimals(numbers: readonly number[]): number {
  const isEnough = (digits: number) =>
    numbers.every((value) => Math.abs(value - Number(value.toFixed(digits))) <= 1e-6);
  return [0, 1, 2].find(isEnough) ?? mostDecimals;
}
