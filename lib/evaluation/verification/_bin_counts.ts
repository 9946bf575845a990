import type { ClassSegment } from "./_class_folds.ts";
import type { VerificationFold } from "./cross_validated_accuracy.ts";
import type { PairCounts } from "./pair_counts.ts";

export interface BinCountsOptions {
  /** Logarithm to base 2 of the bins that all pairs are counted in, and the pairs of each two folds. */
  readonly fineBits: number;
  readonly coarseBits: number;
  /** Squared length of each row; rows of a segment share class and fold. */
  readonly norms: Float64Array;
  readonly segments: readonly ClassSegment[];
  readonly folds: number;
}

/** A row, and what it is paired with: every later one. */
export interface PairedRow {
  readonly row: number;
  /** Index of the segment that the row lies in. */
  readonly own: number;
  /** Products with later rows; that with row 0 would stand at `from`. */
  readonly products: Float32Array;
  readonly from: number;
}

/** Counts pairs in bins of even width of the squared distance. */
export interface BinCounts {
  add(row: PairedRow): void;
  counts(): PairCounts;
  /** Of each fold; none if there is only one. */
  folds(): readonly VerificationFold[];
}

export function binCounts(
  { fineBits, coarseBits, norms, segments, folds }: BinCountsOptions,
): BinCounts {
  const pairs = norms.length * (norms.length - 1) / 2;
  // No squared distance is larger.
  const range = 4 * norms.reduce((a, b) => Math.max(a, b), 0);
  const Counter = pairs < 2 ** 32 ? Uint32Array : Float64Array;
  const [fineBins, coarseBins] = [2 ** fineBits, 2 ** coarseBits];
  const fine = [new Counter(fineBins), new Counter(fineBins)] as const;
  const coarse = Array.from(
    { length: folds > 1 ? 2 * folds * folds : 0 },
    () => new Counter(coarseBins),
  );
  const unread = new Counter(coarseBins);
  // The largest bin takes the range itself, and what rounding puts beyond it.
  const scale = range > 0 ? fineBins / range : 0;
  const lastBin = fineBins - 1;
  const shift = fineBits - coarseBits;

  return {
    add({ row, own, products, from }) {
      const norm = norms[row]!;
      let column = row + 1;
      for (let other = own; other < segments.length; other++) {
        const kind = other === own ? 1 : 0;
        const fineOf = fine[kind];
        const coarseOf = coarse[coarseIndex(segments[own]!.fold, segments[other]!.fold, kind)] ??
          unread;
        for (const { end } = segments[other]!; column < end; column++) {
          const square = norm + norms[column]! - 2 * products[from + column]!;
          const bin = Math.min(lastBin, Math.max(0, square) * scale) | 0;
          fineOf[bin]!++;
          coarseOf[bin >> shift]!++;
        }
      }
    },
    counts: () => accumulate(fine[1], fine[0], range),
    folds: () => folds < 2 ? [] : Array.from({ length: folds }, (_, fold) => foldCounts(fold)),
  };

  function coarseIndex(own: number, other: number, kind: 0 | 1): number {
    return 2 * (own * folds + other) + kind;
  }

  function foldCounts(fold: number): VerificationFold {
    const sum = (kind: 0 | 1, holds: (own: number, other: number) => boolean) => {
      const total = new Float64Array(coarseBins);
      for (let own = 0; own < folds; own++) {
        for (let other = 0; other < folds; other++) {
          if (!holds(own, other)) continue;
          const part = coarse[coarseIndex(own, other, kind)]!;
          for (let bin = 0; bin < coarseBins; bin++) total[bin]! += part[bin]!;
        }
      }
      return total;
    };
    const within = (own: number, other: number) => own === fold && other === fold;
    const outside = (own: number, other: number) => own !== fold && other !== fold;
    return {
      held: accumulate(sum(1, within), sum(0, within), range),
      choosing: accumulate(sum(1, outside), sum(0, outside), range),
    };
  }
}

/** Cumulative counts at the upper edge of each bin that is not empty. */
function accumulate(
  same: Uint32Array | Float64Array,
  different: Uint32Array | Float64Array,
  range: number,
): PairCounts {
  const bins = same.length;
  let points = 0;
  for (let bin = 0; bin < bins; bin++) if (same[bin]! + different[bin]! > 0) points++;
  const counts = {
    thresholds: new Float64Array(points),
    same: new Float64Array(points),
    different: new Float64Array(points),
  };
  let point = 0;
  let sameWithin = 0;
  let differentWithin = 0;
  for (let bin = 0; bin < bins; bin++) {
    if (same[bin]! + different[bin]! === 0) continue;
    counts.thresholds[point] = Math.sqrt((bin + 1) / bins * range);
    counts.same[point] = sameWithin += same[bin]!;
    counts.different[point++] = differentWithin += different[bin]!;
  }
  return counts;
}
