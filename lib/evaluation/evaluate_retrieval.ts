import { evaluateQueries, type EvaluateQueriesOptions } from "./evaluate_queries.ts";
import type { RetrievalMetrics } from "./retrieval_metrics.ts";

export type EvaluateRetrievalOptions = Omit<EvaluateQueriesOptions, "keep">;

/**
 * Lets a set of embeddings retrieve itself: each is a query among all the others, ranked by Euclidean
 * distance, equal distances by index. Queries without another image of their class cannot be answered:
 * they are left out and counted.
 *
 * `knn_accuracy` is the share of queries whose nearest neighbors vote for the right class: the
 * majority wins, a tie goes to the class with the larger summed similarity (minus squared distance,
 * which for normalized embeddings orders as the cosine), then to the lower class index.
 *
 * @throws {TypeError} when labels and embeddings do not fit together
 * @throws {RangeError} when no query has another image of its class, or an embedding is not finite
 *
 * @example Two tight pairs
 * ```ts
 * import { evaluateRetrieval } from "@marginalia/marginalia/evaluation";
 * import { startEngine } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const metrics = await evaluateRetrieval({
 *   embeddings: Float32Array.of(0, 0.1, 5, 5.1),
 *   labels: Int32Array.of(0, 0, 1, 1),
 *   dimensions: 1,
 * });
 * assertEquals(metrics.overQueries.map_at_r, 1);
 * ```
 */
export async function evaluateRetrieval(
  options: EvaluateRetrievalOptions,
): Promise<RetrievalMetrics> {
  return (await evaluateQueries(options)).metrics;
}
