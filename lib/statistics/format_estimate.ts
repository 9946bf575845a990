import { roundEstimate } from "./round_estimate.ts";

/**
 * `value ± half-width` with two significant digits of the half-width.
 *
 * @throws {RangeError} as {@link roundEstimate} does
 *
 * @example
 * ```ts
 * import { formatEstimate } from "@marginalia/marginalia/statistics";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatEstimate(0.47318, 0.01234), "0.473 ± 0.012");
 * assertEquals(formatEstimate(47.318, 1.234), "47.3 ± 1.2");
 * ```
 */
export function formatEstimate(value: number, halfWidth: number): string {
  const rounded = roundEstimate(value, halfWidth);
  return `${rounded.value} ± ${rounded.halfWidth}`;
}
