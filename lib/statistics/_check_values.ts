/**
 * Refuses too few values, and values that are not finite numbers.
 *
 * @throws {RangeError} "Cannot `purpose`: …"
 */
export function checkValues(purpose: string, values: readonly number[], least: number): void {
  if (values.length < least) {
    const noun = least === 1 ? "value" : "values";
    throw new RangeError(
      `Cannot ${purpose}: needs at least ${least} ${noun}, found ${values.length}`,
    );
  }
  const strange = values.findIndex((value) => !Number.isFinite(value));
  if (strange >= 0) {
    throw new RangeError(
      `Cannot ${purpose}: every value must be a finite number, found ${
        values[strange]
      } at index ${strange}`,
    );
  }
}
