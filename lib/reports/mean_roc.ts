/** The points of one ROC curve, as evaluations record them. */
export interface RocCurve {
  /** Ascending, `[points]`, 0-1. */
  readonly falseAccepts: readonly number[];
  /** Ascending, `[points]`, 0-1. */
  readonly trueAccepts: readonly number[];
}

/**
 * The mean of several ROC curves: of their true accepts at equal false accepts, between two points on the
 * line that joins them. The mean's points are at the false accepts of the first curve.
 *
 * Reference: Fawcett, "An introduction to ROC analysis", 2006, section 8: vertical averaging.
 */
export function meanRoc(curves: readonly RocCurve[]): RocCurve {
  const [first] = curves;
  if (first === undefined) return { falseAccepts: [], trueAccepts: [] };
  const falseAccepts = [...new Set(first.falseAccepts)];
  return {
    falseAccepts,
    trueAccepts: falseAccepts.map((rate) =>
      curves.reduce((sum, curve) => sum + trueAcceptsAt(curve, rate), 0) / curves.length
    ),
  };
}

/** The highest true accepts that cost no more than a rate of false accepts, or interpolated. */
function trueAcceptsAt({ falseAccepts, trueAccepts }: RocCurve, rate: number): number {
  const after = falseAccepts.findIndex((each) => each > rate);
  if (after < 0) return trueAccepts.at(-1) ?? 0;
  const [low, high] = [falseAccepts[after - 1] ?? 0, falseAccepts[after]!];
  const share = (rate - low) / (high - low);
  const from = trueAccepts[after - 1] ?? 0;
  return from + share * (trueAccepts[after]! - from);
}
