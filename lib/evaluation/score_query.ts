import type { CutoffName, RankingScores } from "./retrieval_metrics.ts";

/** One query and what it retrieved. */
export interface RankedQuery {
  /**
   * Class of each neighbor, nearest first, without the query; at least `relevant` long, and as long as the
   * largest cutoff, or as all there are.
   */
  readonly neighborLabels: ArrayLike<number>;
  /** Class of the query. */
  readonly label: number;
  /** R: how many other images of the query's class there are; at least 1. */
  readonly relevant: number;
  /** The k of `recall_at_k`. */
  readonly recallAt: readonly number[];
  /** The k of `mrr_at_k` and its like; `Infinity` for all neighbors. Default: none. */
  readonly cutoffs?: readonly number[];
}

/**
 * Scores the neighbors of one query. With rel(i) = 1 where the i-th neighbor is of the query's class
 * and P(i) the share of such neighbors among the first i:
 *
 * - `precision_at_1` = rel(1);
 * - `r_precision` = P(R);
 * - `map_at_r` = Σ rel(i) P(i) / R over i = 1 … R;
 * - `recall_at_k` = 1 if any rel(i) with i ≤ k is 1, else 0.
 *
 * And at each cutoff k, written `all` where it is `Infinity`, with S = Σ rel(i) P(i) over i = 1 … k:
 *
 * - `mrr_at_k` = 1 / the rank of the first hit; 0 if it comes after k;
 * - `ndcg_at_k` = Σ rel(i) / log₂(i + 1) over i = 1 … k, divided by that of a perfect order;
 * - `map_per_relevant_at_k` = S / R, which a k below R keeps below 1;
 * - `map_per_hit_at_k` = S / Σ rel(i), which does not see what was missed; 0 without a hit;
 * - `map_per_reachable_at_k` = S / min(k, R).
 *
 * All three are called MAP@k in the literature. Over all neighbors they are one, and the average precision.
 *
 * References: Musgrave, Belongie, Lim, "A Metric Learning Reality Check", 2020, section 3.2; Järvelin,
 * Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002, with the discount log₂(i + 1) from
 * the first rank on.
 *
 * @example Hits at ranks 1 and 3 of R = 4
 * ```ts
 * import { scoreQuery } from "@marginalia/marginalia/evaluation";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const scores = scoreQuery({ neighborLabels: [7, 2, 7, 2], label: 7, relevant: 4, recallAt: [1] });
 * assertAlmostEquals(scores.map_at_r, (1 + 2 / 3) / 4);
 * ```
 */
export function scoreQuery(
  { neighborLabels, label, relevant, recallAt, cutoffs = [] }: RankedQuery,
): RankingScores {
  let hits = 0;
  let precisions = 0;
  for (let rank = 1; rank <= relevant; rank++) {
    if (neighborLabels[rank - 1] !== label) continue;
    hits++;
    precisions += hits / rank;
  }
  const firstHit = rankOfFirst(label, neighborLabels);
  return {
    precision_at_1: neighborLabels[0] === label ? 1 : 0,
    r_precision: hits / relevant,
    map_at_r: precisions / relevant,
    ...Object.fromEntries(recallAt.map((k) => [`recall_at_${k}`, firstHit <= k ? 1 : 0])),
    ...Object.assign(
      {},
      ...cutoffs.map((k) => scoresWithin({ neighborLabels, label, relevant, firstHit, k })),
    ),
  };
}

function scoresWithin(
  { neighborLabels, label, relevant, firstHit, k }:
    & Pick<RankedQuery, "neighborLabels" | "label" | "relevant">
    & { readonly firstHit: number; readonly k: number },
): Readonly<Record<CutoffName, number>> {
  let [hits, precisions, gain, bestGain] = [0, 0, 0, 0];
  for (let rank = 1; rank <= Math.min(k, neighborLabels.length); rank++) {
    if (rank <= relevant) bestGain += 1 / Math.log2(rank + 1);
    if (neighborLabels[rank - 1] !== label) continue;
    hits++;
    precisions += hits / rank;
    gain += 1 / Math.log2(rank + 1);
  }
  const suffix: number | "all" = k === Infinity ? "all" : k;
  return {
    [`mrr_at_${suffix}` as const]: firstHit <= k ? 1 / firstHit : 0,
    [`ndcg_at_${suffix}` as const]: gain / bestGain,
    [`map_per_relevant_at_${suffix}` as const]: precisions / relevant,
    [`map_per_hit_at_${suffix}` as const]: hits === 0 ? 0 : precisions / hits,
    [`map_per_reachable_at_${suffix}` as const]: precisions / Math.min(k, relevant),
  };
}

function rankOfFirst(label: number, neighborLabels: ArrayLike<number>): number {
  for (let index = 0; index < neighborLabels.length; index++) {
    if (neighborLabels[index] === label) return index + 1;
  }
  return Infinity;
}
