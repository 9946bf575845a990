import { checkValues } from "./_check_values.ts";

/**
 * Refuses too few scores, and an impossible relation of held-out data to training data.
 *
 * @throws {RangeError} "Cannot `purpose`: …"
 */
export function checkResamples(
  purpose: string,
  scores: readonly number[],
  testToTrain: number,
): void {
  checkValues(purpose, scores, 2);
  if (testToTrain > 0 && testToTrain < Infinity) return;
  throw new RangeError(
    `Cannot ${purpose}: testToTrain, held-out over trained-on data, must be positive, found ${testToTrain}`,
  );
}
