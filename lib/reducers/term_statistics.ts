import type { LossTerm } from "../losses/mod.ts";
import { cast, greater, mul, type Scalar, stopGradient, sum } from "../tensor/mod.ts";

/** What a term amounts to; `active / count` is the share of tuples that still teach something. */
export interface TermStatistics {
  /** Σ count · loss */
  readonly total: Scalar;
  /** Σ count: how many tuples were selected. */
  readonly count: Scalar;
  /** Σ count · [loss > 0]: how many of them have a loss. */
  readonly active: Scalar;
}

/** Sums a term up. Only `total` carries a gradient. */
export function termStatistics(term: LossTerm): TermStatistics {
  if (term.kind === "summed") {
    return { total: sum(term.totals), count: sum(term.counts), active: sum(term.active) };
  }
  const { values, counts } = term;
  return {
    total: sum(mul(counts, values)),
    count: sum(counts),
    active: sum(mul(counts, cast(greater(stopGradient(values), 0), "float32"))),
  };
}
