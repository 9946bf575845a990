import type { PairCounts } from "./pair_counts.ts";

/** Shares of the distances of same and of different pairs, in bins of even width. */
export interface DistanceHistograms {
  /** Ends of the first and last bin. */
  readonly low: number;
  readonly high: number;
  /** Share of the same pairs in each bin, `[bins]`; they sum to 1. */
  readonly same: readonly number[];
  /** Share of the different pairs in each bin, `[bins]`; they sum to 1. */
  readonly different: readonly number[];
}

/**
 * Histograms of the distances of both kinds of pairs.
 *
 * @param high Largest distance shown; farther pairs fall into the last bin. 2 suits normalized
 * embeddings. Default: the largest that occurs.
 */
export function distanceHistograms(
  { thresholds, same, different }: PairCounts,
  { bins = 64, high = thresholds.at(-1)! }: { readonly bins?: number; readonly high?: number } = {},
): DistanceHistograms {
  const shares = { same: new Array<number>(bins).fill(0), different: new Array(bins).fill(0) };
  for (let point = 0; point < thresholds.length; point++) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(thresholds[point]! / high * bins)));
    shares.same[bin]! += (same[point]! - (same[point - 1] ?? 0)) / same.at(-1)!;
    shares.different[bin]! += (different[point]! - (different[point - 1] ?? 0)) /
      different.at(-1)!;
  }
  return { low: 0, high, ...shares };
}
