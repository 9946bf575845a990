import { normal, streams } from "../../lib/random/mod.ts";

/** Rows of plain numbers: points, or a matrix of scores. */
export type Rows = readonly (readonly number[])[];

/** Normally distributed rows that float32 holds exactly. */
export function randomRows(rows: number, columns: number, seed: number): number[][] {
  const prng = streams(seed).open("evaluation", "rows");
  return table(rows, columns, () => Math.fround(normal(prng)));
}

export function table(
  rows: number,
  columns: number,
  cell: (row: number, column: number) => number,
): number[][] {
  return Array.from(
    { length: rows },
    (_, row) => Array.from({ length: columns }, (_, column) => cell(row, column)),
  );
}

export function at(rows: Rows, row: number, column: number): number {
  return rows[row]![column]!;
}

/** Slope of `f` at each number of `rows`, by central differences in float64. */
export function finiteDifferences(f: (rows: Rows) => number, rows: Rows, step = 1e-6): number[][] {
  const moved = (row: number, column: number, by: number) =>
    f(rows.map((values, r) => values.map((x, c) => r === row && c === column ? x + by : x)));
  return table(
    rows.length,
    rows[0]!.length,
    (row, column) => (moved(row, column, step) - moved(row, column, -step)) / (2 * step),
  );
}

/** max |a − b| over the largest |b|, as parity is measured (at least 1e-3 in the denominator). */
export function relativeError(found: Rows, expected: Rows): number {
  const largest = Math.max(1e-3, ...expected.flat().map(Math.abs));
  const gaps = expected.flatMap((row, r) => row.map((x, c) => Math.abs(at(found, r, c) - x)));
  return Math.max(0, ...gaps) / largest;
}
