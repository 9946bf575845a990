import { type PairCounts, pairTotals } from "./pair_counts.ts";

/** Points of a ROC or DET curve, from nothing accepted to everything. */
export interface RocPoints {
  /** Largest distance accepted; the first point accepts nothing and has the first distance. `[points]`. */
  readonly thresholds: readonly number[];
  /** Share of different pairs accepted, `[points]`. */
  readonly falseAccepts: readonly number[];
  /** Share of same pairs accepted, `[points]`. A DET curve shows 1 less this. */
  readonly trueAccepts: readonly number[];
}

// Smallest rate that a chart with logarithmic axes is likely to show.
const leastRate = 1e-6;

/**
 * At most `most` points of the ROC curve, each an operating point that occurs, spread so that both a
 * linear chart and a DET chart (false rejects by false accepts, both logarithmic) are drawn finely: even
 * steps of each rate and of each rate's logarithm.
 *
 * Reference: Martin et al., "The DET curve in assessment of detection task performance", 1997.
 *
 * @param most Points, at least 8; default 200.
 * @throws {RangeError} If `most` is less than 8.
 */
export function rocPoints(counts: PairCounts, most = 200): RocPoints {
  if (!(Number.isInteger(most) && most >= 8)) {
    throw new RangeError(`Cannot choose ROC points: needs at least 8, found ${most}`);
  }
  const totals = pairTotals(counts);
  const falseAccepts = counts.different.map((accepted) => accepted / totals.different);
  const trueAccepts = counts.same.map((accepted) => accepted / totals.same);
  const chosen = counts.thresholds.length < most
    ? [...counts.thresholds.keys()]
    : spread(falseAccepts, trueAccepts, Math.floor((most - 2) / 4));
  return {
    thresholds: [counts.thresholds[0]!, ...chosen.map((point) => counts.thresholds[point]!)],
    falseAccepts: [0, ...chosen.map((point) => falseAccepts[point]!)],
    trueAccepts: [0, ...chosen.map((point) => trueAccepts[point]!)],
  };
}

/** Operating points next to even steps of each rate and of its logarithm. */
function spread(falseAccepts: Float64Array, trueAccepts: Float64Array, steps: number): number[] {
  const last = falseAccepts.length - 1;
  const chosen = new Set([last]);
  for (let step = 0; step < steps; step++) {
    const even = (step + 0.5) / steps;
    const logarithmic = leastRate ** (1 - even);
    chosen.add(firstAtLeast(falseAccepts, even));
    chosen.add(firstAtLeast(falseAccepts, logarithmic));
    chosen.add(firstAtLeast(trueAccepts, even));
    chosen.add(firstAtLeast(trueAccepts, 1 - logarithmic));
  }
  return [...chosen].sort((a, b) => a - b);
}

function firstAtLeast(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
