import { type PairCounts, pairTotals } from "./pair_counts.ts";

/**
 * Area under the ROC curve: the chance that a same pair lies nearer than a different pair, equal
 * distances counting half. 1 is perfect, 0.5 is chance. A monotone transform of the distances leaves it
 * as it is.
 *
 * AUC = 1/(S·D) · Σ over thresholds t of d_t (s_before + s_t/2), with s_t and d_t the same and
 * different pairs at t, and s_before the same pairs nearer than t.
 *
 * Reference: Fawcett, "An introduction to ROC analysis", 2006, sections 5 and 7.
 *
 * @example A different pair between two same pairs
 * ```ts
 * import { countPairs, rocAuc } from "@marginalia/marginalia/evaluation";
 * import { assertEquals } from "@std/assert";
 *
 * const counts = countPairs({ distances: [1, 2, 3], labels: ["same", "different", "same"] });
 * assertEquals(rocAuc(counts), 0.5);
 * ```
 */
export function rocAuc(counts: PairCounts): number {
  const totals = pairTotals(counts);
  let area = 0;
  let sameBefore = 0;
  let differentBefore = 0;
  for (let point = 0; point < counts.thresholds.length; point++) {
    const same = counts.same[point]!;
    const different = counts.different[point]!;
    area += (different - differentBefore) / totals.different *
      ((same + sameBefore) / 2 / totals.same);
    sameBefore = same;
    differentBefore = different;
  }
  return area;
}
