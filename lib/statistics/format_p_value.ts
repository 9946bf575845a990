/**
 * `p = 0.034`, with two significant digits from 0.001 on, and `p < 0.001` below.
 *
 * Reference: the form that the Publication Manual of the American Psychological Association asks for.
 *
 * @throws {RangeError} when it is not within 0-1
 *
 * @example
 * ```ts
 * import { formatPValue } from "@marginalia/marginalia/statistics";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([0.5, 0.0341, 0.00012].map(formatPValue), ["p = 0.50", "p = 0.034", "p < 0.001"]);
 * ```
 */
export function formatPValue(p: number): string {
  if (!(p >= 0 && p <= 1)) {
    throw new RangeError(`Cannot write a p-value: it must be in [0, 1], found ${p}`);
  }
  if (p < 0.001) return "p < 0.001";
  return `p = ${p > 0.99 ? p.toFixed(2) : p.toPrecision(2)}`;
}
