import { incompleteGamma } from "./_incomplete_gamma.ts";
import { invert } from "./_invert.ts";

/** P(Z ≤ z) for the standard normal distribution; the lower tail keeps its digits to about 1e-13. */
export function normalProbability(z: number): number {
  const { lower, upper } = incompleteGamma(1 / 2, z * z / 2);
  return z < 0 ? upper / 2 : 0.5 + lower / 2;
}

/**
 * The z with P(Z ≤ z) = `probability`.
 *
 * @throws {RangeError} when the probability is not within 0-1, both excluded
 *
 * @example 95 % of a normal distribution lie within 1.96 deviations
 * ```ts
 * import { normalQuantile } from "@marginalia/marginalia/statistics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(normalQuantile(0.975), 1.959963984540, 1e-12);
 * ```
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(
      `Cannot compute a normal quantile: probability must be in (0, 1), found ${probability}`,
    );
  }
  // The lower tail keeps the digits that 1 - probability would lose; beyond -39 it is 0 in float64.
  if (probability > 0.5) return -normalQuantile(1 - probability);
  return invert(normalProbability, probability, [-39, 0]);
}
