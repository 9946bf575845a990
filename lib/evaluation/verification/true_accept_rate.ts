import { type PairCounts, pairTotals } from "./pair_counts.ts";

/** An operating point that keeps false accepts within a bound. */
export interface AcceptRate {
  /** Share of same pairs accepted, 0-1. */
  readonly trueAccepts: number;
  /** Share of different pairs accepted: at most what was asked for. */
  readonly falseAccepts: number;
  /** Largest distance accepted; -Infinity where nothing may be accepted. */
  readonly threshold: number;
}

/**
 * The share of same pairs accepted at the largest threshold that accepts no more than
 * `falseAcceptRate` of the different pairs. Nothing is interpolated: the threshold is one that can be
 * used, and holds its promise on these pairs.
 *
 * @param falseAcceptRate Share of different pairs, 0-1, e.g. 1e-3.
 * @throws {RangeError} If it is no share.
 *
 * @example One false accept in two
 * ```ts
 * import { countPairs, trueAcceptRate } from "@marginalia/marginalia/evaluation";
 * import { assertEquals } from "@std/assert";
 *
 * const counts = countPairs({
 *   distances: [1, 2, 3, 4],
 *   labels: ["same", "different", "same", "different"],
 * });
 * assertEquals(trueAcceptRate(counts, 0.5), { trueAccepts: 1, falseAccepts: 0.5, threshold: 3 });
 * assertEquals(trueAcceptRate(counts, 0.1).trueAccepts, 0.5);
 * ```
 */
export function trueAcceptRate(counts: PairCounts, falseAcceptRate: number): AcceptRate {
  if (!(falseAcceptRate >= 0 && falseAcceptRate <= 1)) {
    throw new RangeError(
      `Cannot compute true accepts: the false accept rate must be from 0 to 1, found ${falseAcceptRate}`,
    );
  }
  const totals = pairTotals(counts);
  const allowed = falseAcceptRate * totals.different;
  const beyond = counts.different.findIndex((accepted) => accepted > allowed);
  const point = (beyond < 0 ? counts.thresholds.length : beyond) - 1;
  if (point < 0) return { trueAccepts: 0, falseAccepts: 0, threshold: -Infinity };
  return {
    trueAccepts: counts.same[point]! / totals.same,
    falseAccepts: counts.different[point]! / totals.different,
    threshold: counts.thresholds[point]!,
  };
}
