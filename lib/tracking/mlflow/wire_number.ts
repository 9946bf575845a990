/**
 * A metric's value as MLflow reads it. JSON has no NaN and no infinities, and MLflow refuses a whole
 * batch for one `null`, so these three travel as the strings `"NaN"`, `"Infinity"`, `"-Infinity"`.
 */
export function toWireNumber(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

/**
 * A metric's value as MLflow wrote it. It stores an infinity as the largest number of that sign
 * (±1.8e308), which therefore reads as the infinity again.
 */
export function fromWireNumber(value: number | string): number {
  const number = Number(value);
  return Math.abs(number) === Number.MAX_VALUE ? Math.sign(number) * Infinity : number;
}

/**
 * An integer for MLflow: rounded, since a fraction in a timestamp makes MLflow 3.17 answer 200 and
 * drop the rest of the batch.
 *
 * @throws {RangeError} If the value is not finite, or too large to be held exactly.
 */
export function toWireInteger(name: string, value: number): number {
  const rounded = Math.round(value);
  if (!Number.isSafeInteger(rounded)) {
    throw new RangeError(
      `Cannot send ${name} to MLflow: expected an integer of at most 2^53 - 1, found ${value}`,
    );
  }
  return rounded;
}
