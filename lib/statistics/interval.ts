/**
 * What an interval's values are replicates of: it speaks about new draws of this, and of nothing else.
 *
 * - `training seeds`: the same set-up trained again, on the same data and split;
 * - `search seeds`: the same search run again;
 * - `folds`: other classes held out; fold scores share training data and are not independent;
 * - `training seeds and folds`: both drawn anew;
 * - `queries (these weights only)`: other queries to the very same trained weights, which says nothing of
 *   what another training run would give.
 */
export type ReplicationUnit =
  | "training seeds"
  | "search seeds"
  | "folds"
  | "training seeds and folds"
  | "queries (these weights only)";

/** A confidence interval. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
  /** Share of such intervals that hold the true value, as claimed. */
  readonly level: number;
  readonly unit: ReplicationUnit;
  /** How it was computed, as a paper would say it. */
  readonly method: "t" | "corrected resampled t" | "percentile bootstrap" | "BCa bootstrap" | "χ²";
}

/** An interval of equal reach on both sides of a mean. */
export interface SymmetricInterval extends Interval {
  /** (upper - lower) / 2, in the values' unit. */
  readonly halfWidth: number;
}
