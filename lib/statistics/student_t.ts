import { incompleteBeta } from "./_incomplete_beta.ts";
import { invert } from "./_invert.ts";

/**
 * P(T ≤ t) for Student's t distribution with `freedom` > 0 degrees of freedom; the lower tail keeps its
 * digits to about 1e-13.
 */
export function studentTProbability(t: number, freedom: number): number {
  const square = t * t;
  const sum = freedom + square;
  const tail = square === Infinity
    ? 0
    : incompleteBeta(freedom / sum, freedom / 2, 1 / 2, square / sum) / 2;
  return t > 0 ? 1 - tail : tail;
}

/**
 * The t with P(T ≤ t) = `probability`.
 *
 * @throws {RangeError} when the probability is not within 0-1, both excluded, or freedom is not positive
 *
 * @example Three seeds, 95 %
 * ```ts
 * import { studentTQuantile } from "@marginalia/marginalia/statistics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(studentTQuantile(0.975, 2), 4.302652729696, 1e-9);
 * ```
 */
export function studentTQuantile(probability: number, freedom: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(
      `Cannot compute a t quantile: probability must be in (0, 1), found ${probability}`,
    );
  }
  if (!(freedom > 0 && freedom < Infinity)) {
    throw new RangeError(
      `Cannot compute a t quantile: degrees of freedom must be positive, found ${freedom}`,
    );
  }
  // The lower tail keeps the digits that 1 - probability would lose.
  if (probability > 0.5) return -studentTQuantile(1 - probability, freedom);
  let low = -1;
  while (studentTProbability(low, freedom) > probability) low *= 2;
  return invert((t) => studentTProbability(t, freedom), probability, [low, 0]);
}
