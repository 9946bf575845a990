import { checkBothKinds } from "./_check_both_kinds.ts";
import { type PairCounts, pairTotals } from "./pair_counts.ts";

/** A fold's own pairs, and those that its threshold is chosen on. */
export interface VerificationFold {
  readonly choosing: PairCounts;
  readonly held: PairCounts;
}

/** Accuracy of deciding same or different by a threshold that did not see the pairs decided on. */
export interface CrossValidatedAccuracy {
  /** Mean over folds, 0-1. */
  readonly mean: number;
  /** Standard deviation over folds divided by the root of their number, as LFW's results are given. */
  readonly standardError: number;
  /** Threshold chosen for each fold: a pair is accepted that is no farther. `[folds]`. */
  readonly thresholds: readonly number[];
}

/**
 * Accuracy of verification at a threshold chosen without the pairs it is tested on: for each fold, the
 * threshold that is most accurate on the pairs to choose on, applied to the fold's own; then the mean.
 *
 * Same and different pairs weigh equally, whatever their numbers, as they do in LFW's folds of 300 and
 * 300: accuracy is the mean of the share of same pairs accepted and of different pairs rejected. Of
 * equally good thresholds the smallest is taken, moved halfway to the next distance.
 *
 * Reference: Huang et al., "Labeled Faces in the Wild", 2007, section 4 (view 2).
 *
 * @throws {RangeError} If there are fewer than 2 folds, or one lacks a kind of pair.
 */
export function crossValidatedAccuracy(
  folds: readonly VerificationFold[],
): CrossValidatedAccuracy {
  if (folds.length < 2) {
    throw new RangeError(`Cannot cross-validate: needs at least 2 folds, found ${folds.length}`);
  }
  const thresholds = folds.map(({ choosing }) => bestThreshold(choosing));
  const accuracies = folds.map(({ held }, fold) => accuracyAt(held, thresholds[fold]!));
  const mean = accuracies.reduce((sum, accuracy) => sum + accuracy, 0) / folds.length;
  const squares = accuracies.reduce((sum, accuracy) => sum + (accuracy - mean) ** 2, 0);
  return {
    mean,
    standardError: Math.sqrt(squares / (folds.length - 1) / folds.length),
    thresholds,
  };
}

function bestThreshold(counts: PairCounts): number {
  const totals = checkedTotals(counts);
  let [best, bestPoint] = [-Infinity, 0];
  for (let point = 0; point < counts.thresholds.length; point++) {
    const gain = counts.same[point]! / totals.same - counts.different[point]! / totals.different;
    if (gain > best) [best, bestPoint] = [gain, point];
  }
  const threshold = counts.thresholds[bestPoint]!;
  return (threshold + (counts.thresholds[bestPoint + 1] ?? threshold)) / 2;
}

function accuracyAt(counts: PairCounts, threshold: number): number {
  const totals = checkedTotals(counts);
  const beyond = counts.thresholds.findIndex((distance) => distance > threshold);
  const point = (beyond < 0 ? counts.thresholds.length : beyond) - 1;
  const accepted = point < 0
    ? { same: 0, different: 0 }
    : { same: counts.same[point]!, different: counts.different[point]! };
  return (accepted.same / totals.same + 1 - accepted.different / totals.different) / 2;
}

function checkedTotals(counts: PairCounts) {
  const totals = pairTotals(counts);
  checkBothKinds(totals.same, totals.different);
  return totals;
}
