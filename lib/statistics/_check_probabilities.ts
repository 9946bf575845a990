/**
 * Refuses what is no p-value.
 *
 * @throws {RangeError} "Cannot `purpose`: …"
 */
export function checkProbabilities(purpose: string, pValues: readonly number[]): void {
  const strange = pValues.findIndex((p) => !(p >= 0 && p <= 1));
  if (strange < 0) return;
  throw new RangeError(
    `Cannot ${purpose}: each must be in [0, 1], found ${pValues[strange]} at index ${strange}`,
  );
}
