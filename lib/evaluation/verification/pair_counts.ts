/**
 * How many pairs lie within each of some distances: all that verification metrics need to know. Counts
 * are cumulative, so each place is an operating point: accept what is no farther than its threshold.
 */
export interface PairCounts {
  /** Distances, ascending, `[points]`; the last accepts every pair. */
  readonly thresholds: Float64Array;
  /** Pairs of the same class that the threshold accepts, `[points]`. */
  readonly same: Float64Array;
  /** Pairs of different classes that the threshold accepts, `[points]`. */
  readonly different: Float64Array;
}

/** All pairs of each kind: the counts of the last threshold. */
export function pairTotals(
  { same, different }: PairCounts,
): { readonly same: number; readonly different: number } {
  return { same: same.at(-1) ?? 0, different: different.at(-1) ?? 0 };
}
