/**
 * Arithmetic mean.
 *
 * @throws {RangeError} when there are no values
 */
export function mean(values: readonly number[]): number {
  if (values.length === 0) {
    throw new RangeError("Cannot compute a mean: needs at least 1 value, found 0");
  }
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
