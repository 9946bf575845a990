import { checkProbabilities } from "./_check_probabilities.ts";

/**
 * Holm's adjusted p-values, in the order given: the i-th smallest of m becomes the largest of
 * (m - j + 1) pⱼ over j ≤ i, at most 1. Whoever calls those at most α differences is wrong about any of
 * them with a probability of at most α, however the tests depend on one another.
 *
 * Reference: Holm, "A Simple Sequentially Rejective Multiple Test Procedure", 1979.
 *
 * @throws {RangeError} when a p-value is not within 0-1
 *
 * @example
 * ```ts
 * import { holm } from "@marginalia/marginalia/statistics";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(holm([0.04, 0.01, 0.03]), [0.06, 0.03, 0.06]);
 * ```
 */
export function holm(pValues: readonly number[]): number[] {
  checkProbabilities("correct p-values after Holm", pValues);
  const order = pValues.map((_, index) => index).sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[index]!));
    adjusted[index] = largest;
  });
  return adjusted;
}
