import { nearestNeighbors } from "./nearest_neighbors.ts";
import { type QueryResult, type QueryResults, queryResults } from "./query_results.ts";
import { scoreQuery } from "./score_query.ts";
import { voteOfNeighbors } from "./_vote_of_neighbors.ts";

export interface EvaluateQueriesOptions {
  /** `[count, dimensions]`, row by row. */
  readonly embeddings: Float32Array;
  /** Class of each embedding, `[count]`. */
  readonly labels: Int32Array;
  readonly dimensions: number;
  /** The k of each `recall_at_k`; default 1, 2, 4, 8, as is usual for CUB and Cars. */
  readonly recallAt?: readonly number[];
  /** Neighbors that vote in `knn_accuracy`; default 5. With fewer other images, all of them vote. */
  readonly votes?: number;
  /** Neighbors kept of each query; default 8. */
  readonly keep?: number;
  /** Queries whose scores are held at once; moves memory, never a result. */
  readonly blockSize?: number;
}

/**
 * Lets a set of embeddings retrieve itself, as `evaluateRetrieval()` does, and gives what each query
 * retrieved.
 *
 * @throws {TypeError} when labels and embeddings do not fit together
 * @throws {RangeError} when no query has another image of its class, or an embedding is not finite
 *
 * @example The worst query
 * ```ts
 * import { evaluateQueries } from "@marginalia/marginalia/evaluation";
 * import { startEngine } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const results = await evaluateQueries({
 *   embeddings: Float32Array.of(0, 1, 4, 5, 2.6),
 *   labels: Int32Array.of(0, 0, 1, 1, 0),
 *   dimensions: 1,
 * });
 * const [worst] = results.worst(1);
 * assertEquals([worst?.query, worst?.scores.map_at_r, worst?.neighbors[0]], [4, 0.25, 2]);
 * ```
 */
export async function evaluateQueries(
  { embeddings, labels, dimensions, recallAt = [1, 2, 4, 8], votes = 5, keep = 8, blockSize }:
    EvaluateQueriesOptions,
): Promise<QueryResults> {
  const relevant = countOthers(labels);
  checkInputs(embeddings, labels, dimensions, relevant);
  const deepest = Math.max(...recallAt, votes, keep, relevant.reduce((a, b) => Math.max(a, b), 0));
  const k = Math.min(labels.length - 1, deepest);
  const results: QueryResult[] = [];
  const blocks = nearestNeighbors({
    embeddings,
    dimensions,
    k,
    ...(blockSize === undefined ? {} : { blockSize }),
  });
  for await (const block of blocks) {
    block.rows.forEach((rows, index) => {
      const query = block.start + index;
      const ranked = { label: labels[query]!, relevant: relevant[query]! };
      if (ranked.relevant === 0) return;
      const neighborLabels = rows.map((row) => labels[row]!);
      results.push({
        query,
        ...ranked,
        scores: scoreQuery({ ...ranked, neighborLabels, recallAt }),
        prediction: voteOfNeighbors(neighborLabels, block.distances[index]!, votes),
        neighbors: rows.slice(0, keep),
      });
    });
  }
  return queryResults(results, labels.length - results.length);
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
