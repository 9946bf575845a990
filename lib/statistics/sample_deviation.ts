import { mean } from "./mean.ts";

/**
 * Sample standard deviation: √(Σ (x - mean)² / (n - 1)), the estimate of a population's from a sample.
 *
 * @throws {RangeError} when there are fewer than 2 values
 */
export function sampleDeviation(values: readonly number[]): number {
  if (values.length < 2) {
    throw new RangeError(
      `Cannot compute a sample deviation: needs at least 2 values, found ${values.length}`,
    );
  }
  const center = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - center) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
