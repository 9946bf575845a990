/** Refuses what cannot be drawn: no rows, or a value that is not finite. */
export function checkFinite<Row>(
  chart: string,
  rows: readonly Row[],
  ...values: readonly ((row: Row) => number)[]
): void {
  if (rows.length === 0) {
    throw new RangeError(`Cannot draw ${chart}: expected at least 1 row, found none`);
  }
  for (const row of rows) {
    const wrong = values.map((value) => value(row)).find((value) => !Number.isFinite(value));
    if (wrong === undefined) continue;
    throw new RangeError(
      `Cannot draw ${chart}: values must be finite, found ${wrong} in ${JSON.stringify(row)}`,
    );
  }
}
