import { classificationScores } from "./classification_scores.ts";
import { nearestNeighbors } from "./nearest_neighbors.ts";
import type { RankingScores, RetrievalMetrics } from "./retrieval_metrics.ts";
import { scoreQuery } from "./score_query.ts";
import { voteOfNeighbors } from "./_vote_of_neighbors.ts";

export interface EvaluateRetrievalOptions {
  /** `[count, dimensions]`, row by row. */
  readonly embeddings: Float32Array;
  /** Class of each embedding, `[count]`. */
  readonly labels: Int32Array;
  readonly dimensions: number;
  /** The k of each `recall_at_k`; default 1, 2, 4, 8, as is usual for CUB and Cars. */
  readonly recallAt?: readonly number[];
  /** Neighbors that vote in `knn_accuracy`; default 5. With fewer other images, all of them vote. */
  readonly votes?: number;
  /** Queries whose scores are held at once; moves memory, never a result. */
  readonly blockSize?: number;
}

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
  { embeddings, labels, dimensions, recallAt = [1, 2, 4, 8], votes = 5, blockSize }:
    EvaluateRetrievalOptions,
): Promise<RetrievalMetrics> {
  const relevant = countOthers(labels);
  checkInputs(embeddings, labels, dimensions, relevant);
  const deepest = Math.max(...recallAt, votes, relevant.reduce((a, b) => Math.max(a, b), 0));
  const k = Math.min(labels.length - 1, deepest);
  const answered: number[] = [];
  const predictions: number[] = [];
  const scores: RankingScores[] = [];
  const blocks = nearestNeighbors({
    embeddings,
    dimensions,
    k,
    ...(blockSize === undefined ? {} : { blockSize }),
  });
  for await (const block of blocks) {
    block.rows.forEach((rows, index) => {
      const query = block.start + index;
      if (relevant[query] === 0) return;
      const neighborLabels = rows.map((row) => labels[row]!);
      answered.push(labels[query]!);
      scores.push(
        scoreQuery({ neighborLabels, label: labels[query]!, relevant: relevant[query]!, recallAt }),
      );
      predictions.push(voteOfNeighbors(neighborLabels, block.distances[index]!, votes));
    });
  }
  return {
    queries: answered.length,
    loneQueries: labels.length - answered.length,
    overQueries: { ...meanScores(scores), ...classificationScores(answered, predictions) },
    overClasses: meanScores(
      [...Map.groupBy(scores, (_, index) => answered[index]!).values()].map(meanScores),
    ),
  };
}

function meanScores(scores: readonly RankingScores[]): RankingScores {
  const names = Object.keys(scores[0]!) as (keyof RankingScores)[];
  const mean = (name: keyof RankingScores) =>
    scores.reduce((sum, score) => sum + score[name]!, 0) / scores.length;
  return Object.fromEntries(names.map((name) => [name, mean(name)])) as RankingScores;
}

/** R of each query: how many others share its class. */
function countOthers(labels: Int32Array): Int32Array {
  const sizes = new Map<number, number>();
  labels.forEach((label) => sizes.set(label, (sizes.get(label) ?? 0) + 1));
  return labels.map((label) => sizes.get(label)! - 1);
}

function checkInputs(
  embeddings: Float32Array,
  labels: Int32Array,
  dimensions: number,
  relevant: Int32Array,
): void {
  if (embeddings.length !== labels.length * dimensions) {
    throw new TypeError(
      `Cannot evaluate retrieval: ${labels.length} labels need embeddings of shape ` +
        `[${labels.length}, ${dimensions}], found ${embeddings.length} values`,
    );
  }
  if (!relevant.some((others) => others > 0)) {
    throw new RangeError(
      `Cannot evaluate retrieval: needs a class with at least 2 images, found ${labels.length} ` +
        "images of as many classes",
    );
  }
}
