/** Rows of a flat list. */
export function rowsOf(values: readonly number[], width: number): number[][] {
  return Array.from(
    { length: values.length / width },
    (_, row) => values.slice(row * width, (row + 1) * width),
  );
}

/** Applies a function to each row. */
export function byRow(width: number, fn: (row: number[]) => readonly number[]) {
  return (values: readonly number[]) => rowsOf(values, width).flatMap(fn);
}

/** Applies a function to each column. */
export function byColumn(width: number, fn: (column: number[]) => readonly number[]) {
  return (values: readonly number[]) => {
    const rows = rowsOf(values, width);
    const columns = rows[0]!.map((_, j) => fn(rows.map((row) => row[j]!)));
    return columns[0]!.flatMap((_, i) => columns.map((column) => column[i]!));
  };
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
export const product = (values: readonly number[]) => values.reduce((all, value) => all * value, 1);
