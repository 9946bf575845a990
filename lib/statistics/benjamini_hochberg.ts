import { checkProbabilities } from "./_check_probabilities.ts";

/**
 * Benjamini and Hochberg's adjusted p-values, in the order given: the i-th smallest of m becomes the
 * smallest of m pⱼ / j over j ≥ i. Of those called differences at q, a share of at most q is wrong on
 * average, where the tests are independent or positively dependent: for screening many, where `holm` is
 * for claims.
 *
 * Reference: Benjamini and Hochberg, "Controlling the False Discovery Rate", 1995.
 *
 * @throws {RangeError} when a p-value is not within 0-1
 *
 * @example
 * ```ts
 * import { benjaminiHochberg } from "@marginalia/marginalia/statistics";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(benjaminiHochberg([0.04, 0.01, 0.02]), [0.04, 0.03, 0.03]);
 * ```
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  checkProbabilities("correct p-values after Benjamini and Hochberg", pValues);
  const order = pValues.map((_, index) => index).sort((a, b) => pValues[b]! - pValues[a]!);
  const adjusted = new Array<number>(pValues.length);
  let smallest = 1;
  order.forEach((index, fromLast) => {
    const rank = pValues.length - fromLast;
    smallest = Math.min(smallest, pValues.length * pValues[index]! / rank);
    adjusted[index] = smallest;
  });
  return adjusted;
}
