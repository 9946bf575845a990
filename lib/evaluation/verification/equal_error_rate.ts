import { type PairCounts, pairTotals } from "./pair_counts.ts";

/** Where both kinds of error are equally frequent. */
export interface EqualError {
  /** False accepts = false rejects, a share in 0-1. */
  readonly rate: number;
  /** Distance at which that is so. */
  readonly threshold: number;
}

/**
 * The equal error rate: the share of different pairs accepted at the threshold where it equals the share
 * of same pairs rejected. Between two operating points the ROC curve is taken as straight, and the
 * threshold likewise.
 *
 * @example Distances that overlap by half
 * ```ts
 * import { countPairs, equalErrorRate } from "@marginalia/marginalia/evaluation";
 * import { assertEquals } from "@std/assert";
 *
 * const counts = countPairs({
 *   distances: [1, 3, 2, 4],
 *   labels: ["same", "same", "different", "different"],
 * });
 * assertEquals(equalErrorRate(counts), { rate: 0.5, threshold: 2 });
 * ```
 */
export function equalErrorRate(counts: PairCounts): EqualError {
  const totals = pairTotals(counts);
  const at = (point: number) => {
    if (point < 0) return { threshold: 0, falseAccepts: 0, excess: -1 };
    const falseAccepts = counts.different[point]! / totals.different;
    const falseRejects = 1 - counts.same[point]! / totals.same;
    return {
      threshold: counts.thresholds[point]!,
      falseAccepts,
      excess: falseAccepts - falseRejects,
    };
  };
  // The excess of false accepts only grows.
  let point = 0;
  let last = counts.thresholds.length - 1;
  while (point < last) {
    const middle = (point + last) >> 1;
    if (at(middle).excess < 0) point = middle + 1;
    else last = middle;
  }
  const [before, after] = [at(point - 1), at(point)];
  const share = before.excess / (before.excess - after.excess);
  const between = (from: number, to: number) => from + share * (to - from);
  return {
    rate: between(before.falseAccepts, after.falseAccepts),
    threshold: point === 0 ? after.threshold : between(before.threshold, after.threshold),
  };
}
