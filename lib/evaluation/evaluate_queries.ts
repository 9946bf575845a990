import { productBlocks } from "./_product_blocks.ts";
import { type QueryResult, type QueryResults, queryResults } from "./query_results.ts";
import { rankGallery } from "./_rank_gallery.ts";
import { relevantRows } from "./_relevant_rows.ts";
import { scoreQuery } from "./score_query.ts";
import { voteOfNeighbors } from "./_vote_of_neighbors.ts";

export interface EvaluateQueriesOptions {
  /** `[count, dimensions]`, row by row. */
  readonly embeddings: Float32Array;
  /** Class of each embedding, `[count]`. */
  readonly labels: Int32Array;
  readonly dimensions: number;
  /** What the queries retrieve from. Default: each other, where a query never sees itself. */
  readonly gallery?: {
    /** `[rows, dimensions]`, row by row. */
    readonly embeddings: Float32Array;
    /** Class of each row, `[rows]`. */
    readonly labels: Int32Array;
  };
  /**
   * Whether a query is not to see a row of the gallery: it is neither hit nor miss, as images of the same
   * person by the same camera are in re-identification. Default: it sees all.
   */
  readonly ignore?: (query: number, row: number) => boolean;
  /** The k of each `recall_at_k`; default 1, 2, 4, 8, as is usual for CUB and Cars. */
  readonly recallAt?: readonly number[];
  /**
   * The k of reciprocal rank, NDCG and average precision, as `scoreQuery()` defines them; `Infinity` for
   * the whole gallery. Default: none of them.
   */
  readonly cutoffs?: readonly number[];
  /** Neighbors that vote in `knn_accuracy`; default 5. With fewer other images, all of them vote. */
  readonly votes?: number;
  /** Neighbors kept of each query; default 8. */
  readonly keep?: number;
  /** Queries whose scores are held at once; moves memory, never a result. */
  readonly blockSize?: number;
}

/**
 * Lets queries retrieve from a gallery, or from each other, and gives what each retrieved. Neighbors are
 * ranked by Euclidean distance, equal ones by index; queries whose class is nowhere among what they see are
 * left out and counted.
 *
 * With the training part as the gallery and the test part as queries, `knn_accuracy` is the closed-set
 * accuracy of a nearest-neighbor classifier.
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
  options: EvaluateQueriesOptions,
): Promise<QueryResults> {
  checkInputs(options);
  const { embeddings, labels, dimensions, votes = 5, keep = 8, blockSize } = options;
  const { recallAt = [1, 2, 4, 8], cutoffs = [] } = options;
  const gallery = options.gallery ?? { embeddings, labels };
  const set = { queries: embeddings, gallery: gallery.embeddings, dimensions };
  const rank = rankGallery({ ...set, labels: gallery.labels });
  const seen = relevantRows(options);
  const leastDepth = Math.max(...recallAt, ...cutoffs, votes, keep);
  const results: QueryResult[] = [];
  for await (const block of productBlocks({ ...set, blockSize })) {
    block.products.forEach((products, index) => {
      const query = block.start + index;
      const { relevant, visible } = seen(query, products);
      if (relevant === 0) return;
      const k = Math.min(visible, Math.max(relevant, leastDepth));
      const exact = Math.min(k, Math.max(votes, keep));
      const { rows, distances } = rank({ query, products, k, exact });
      const ranked = { label: labels[query]!, relevant };
      const neighborLabels = labelsOf(rows, gallery.labels);
      results.push({
        query,
        ...ranked,
        scores: scoreQuery({ ...ranked, neighborLabels, recallAt, cutoffs }),
        prediction: voteOfNeighbors(neighborLabels, distances, votes),
        neighbors: rows.slice(0, keep),
      });
    });
  }
  checkAnswered(results, labels.length);
  return queryResults(results, labels.length - results.length);
}

/** A loop, since the array's own map takes several times as long. */
function labelsOf(rows: Int32Array, labels: Int32Array): Int32Array {
  const found = new Int32Array(rows.length);
  for (let place = 0; place < rows.length; place++) found[place] = labels[rows[place]!]!;
  return found;
}

function checkInputs({ embeddings, labels, dimensions, gallery }: EvaluateQueriesOptions): void {
  for (
    const part of gallery === undefined
      ? [{ embeddings, labels }]
      : [{ embeddings, labels }, gallery]
  ) {
    if (part.labels.length > 0 && part.embeddings.length === part.labels.length * dimensions) {
      continue;
    }
    throw new TypeError(
      `Cannot evaluate retrieval: ${part.labels.length} labels need embeddings of shape ` +
        `[${part.labels.length}, ${dimensions}], found ${part.embeddings.length} values`,
    );
  }
}

function checkAnswered(results: readonly QueryResult[], queries: number): void {
  if (results.length > 0) return;
  throw new RangeError(
    `Cannot evaluate retrieval: needs a class with at least 2 images, found none that any of ` +
      `${queries} queries could retrieve`,
  );
}
