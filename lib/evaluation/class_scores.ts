import { meanScores } from "./_mean_scores.ts";
import type { QueryResult } from "./query_results.ts";
import type { RankingScores } from "./retrieval_metrics.ts";

/** How the queries of one class fared. */
export interface ClassScores {
  /** Class index. */
  readonly label: number;
  readonly queries: number;
  /** Means over the class's queries. */
  readonly scores: RankingScores;
  /** Share of the queries whose neighbors vote for the class, 0-1. */
  readonly knnRecall: number;
  /** Share of the queries that were voted into the class that are of it, 0-1; 0 if there are none. */
  readonly knnPrecision: number;
}

/** A table of scores by class, in the order of class indices. */
export function classScores(results: readonly QueryResult[]): ClassScores[] {
  const byClass = Map.groupBy(results, ({ label }) => label);
  const votedInto = new Map<number, number>();
  for (const { prediction } of results) {
    votedInto.set(prediction, (votedInto.get(prediction) ?? 0) + 1);
  }
  return [...byClass].sort(([a], [b]) => a - b).map(([label, queries]) => {
    const right = queries.filter(({ prediction }) => prediction === label).length;
    return {
      label,
      queries: queries.length,
      scores: meanScores(queries.map(({ scores }) => scores)),
      knnRecall: right / queries.length,
      knnPrecision: right === 0 ? 0 : right / votedInto.get(label)!,
    };
  });
}
