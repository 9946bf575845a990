import type { RankingScores } from "./retrieval_metrics.ts";

/** One query and what it retrieved. */
export interface RankedQuery {
  /** Class of each neighbor, nearest first, without the query; at least `relevant` long. */
  readonly neighborLabels: ArrayLike<number>;
  /** Class of the query. */
  readonly label: number;
  /** R: how many other images of the query's class there are; at least 1. */
  readonly relevant: number;
  /** The k of `recall_at_k`. */
  readonly recallAt: readonly number[];
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
 * Reference: Musgrave, Belongie, Lim, "A Metric Learning Reality Check", 2020, section 3.2.
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
  { neighborLabels, label, relevant, recallAt }: RankedQuery,
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
  };
}

function rankOfFirst(label: number, neighborLabels: ArrayLike<number>): number {
  for (let index = 0; index < neighborLabels.length; index++) {
    if (neighborLabels[index] === label) return index + 1;
  }
  return Infinity;
}
