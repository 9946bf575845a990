import { incompleteGamma } from "./_incomplete_gamma.ts";
import { invert } from "./_invert.ts";

/** P(X ≤ x) for the χ² distribution with `freedom` > 0 degrees of freedom. */
export function chiSquareProbability(x: number, freedom: number): number {
  return incompleteGamma(freedom / 2, x / 2).lower;
}

/** P(X > x), which keeps its digits where 1 - P(X ≤ x) has none left. */
export function chiSquareTail(x: number, freedom: number): number {
  return incompleteGamma(freedom / 2, x / 2).upper;
}

/**
 * The x with P(X ≤ x) = `probability`.
 *
 * @throws {RangeError} when the probability is not within 0-1, both excluded, or freedom is not positive
 *
 * @example What a χ² statistic of 4 cells exceeds once in 20 times by chance
 * ```ts
 * import { chiSquareQuantile } from "@marginalia/marginalia/statistics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(chiSquareQuantile(0.95, 3), 7.814727903252, 1e-11);
 * ```
 */
export function chiSquareQuantile(probability: number, freedom: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(
      `Cannot compute a χ² quantile: probability must be in (0, 1), found ${probability}`,
    );
  }
  if (!(freedom > 0 && freedom < Infinity)) {
    throw new RangeError(
      `Cannot compute a χ² quantile: degrees of freedom must be positive, found ${freedom}`,
    );
  }
  let high = 2 * freedom;
  while (chiSquareProbability(high, freedom) < probability) high *= 2;
  return invert((x) => chiSquareProbability(x, freedom), probability, [0, high]);
}
