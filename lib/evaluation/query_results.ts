import { classificationScores } from "./classification_scores.ts";
import { type ClassScores, classScores } from "./class_scores.ts";
import { meanScores } from "./_mean_scores.ts";
import type { RankingScores, RetrievalMetrics } from "./retrieval_metrics.ts";

/** One answered query. */
export interface QueryResult {
  /** Its row. */
  readonly query: number;
  readonly label: number;
  /** R: other images of its class. */
  readonly relevant: number;
  /** The class that its nearest neighbors vote for. */
  readonly prediction: number;
  readonly scores: RankingScores;
  /** Rows of its nearest neighbors, nearest first; as many as were asked to be kept. */
  readonly neighbors: Int32Array;
}

/** What each query retrieved, in the order of rows; lone queries are not among them. */
export interface QueryResults extends Iterable<QueryResult> {
  readonly length: number;
  /** Queries left out, since nothing in the gallery is of their class. */
  readonly loneQueries: number;
  /** Means over queries and over classes. */
  readonly metrics: RetrievalMetrics;
  /** Means over the queries of each class, by class index. */
  readonly perClass: readonly ClassScores[];
  /** The queries with the lowest MAP@R, the lowest first; equal ones by row. */
  worst(count: number): readonly QueryResult[];
}

/** Makes the object from its rows. */
export function queryResults(
  results: readonly QueryResult[],
  loneQueries: number,
): QueryResults {
  const perClass = classScores(results);
  return {
    length: results.length,
    loneQueries,
    perClass,
    metrics: {
      queries: results.length,
      loneQueries,
      overQueries: {
        ...meanScores(results.map(({ scores }) => scores)),
        ...classificationScores(
          results.map(({ label }) => label),
          results.map(({ prediction }) => prediction),
        ),
      },
      overClasses: meanScores(perClass.map(({ scores }) => scores)),
    },
    worst: (count) =>
      results.toSorted((a, b) => a.scores.map_at_r - b.scores.map_at_r || a.query - b.query)
        .slice(0, count),
    [Symbol.iterator]: () => results[Symbol.iterator](),
  };
}
