import { productBlocks } from "./_product_blocks.ts";
import { rankGallery } from "./_rank_gallery.ts";

export interface NearestNeighborsOptions {
  /** `[count, dimensions]`, row by row. */
  readonly embeddings: Float32Array;
  readonly dimensions: number;
  /** Neighbors of each row, 1 to count - 1. */
  readonly k: number;
  /**
   * Queries whose scores are held at once; moves memory, never a result. Default: as many as keep the
   * block's scores within 16 MiB.
   */
  readonly blockSize?: number;
}

/** The neighbors of a run of queries. */
export interface NeighborBlock {
  /** First query of the block. */
  readonly start: number;
  /** Nearest first, `[queries][k]`; the query itself is not among them. */
  readonly rows: readonly Int32Array[];
  /** Squared Euclidean distances in float64, `[queries][k]`. */
  readonly distances: readonly Float64Array[];
}

/**
 * Each row's k nearest other rows by Euclidean distance, block by block. Equal distances rank by index.
 *
 * The engine's float32 products only propose an order; where it is in doubt, float64 distances taken by
 * direct difference settle it. So the result is exact, also for near-coincident rows, and does not depend on the
 * engine, its threads or the block size. For normalized embeddings the order is the cosine's.
 *
 * @throws {TypeError} when the embeddings do not fill whole rows
 * @throws {RangeError} when k, the block size or a value of the embeddings is out of range
 */
export async function* nearestNeighbors(
  { embeddings, dimensions, k, blockSize }: NearestNeighborsOptions,
): AsyncGenerator<NeighborBlock> {
  checkOptions(embeddings, dimensions, k, blockSize);
  const set = { queries: embeddings, gallery: embeddings, dimensions };
  const rank = rankGallery(set);
  for await (const { start, products } of productBlocks({ ...set, blockSize })) {
    const ranked = products.map((ofQuery, index) => {
      const query = start + index;
      ofQuery[query] = -Infinity;
      const { rows, distances } = rank({ query, products: ofQuery, k, exact: k });
      return { rows: rows.slice(), distances: distances.slice() };
    });
    yield {
      start,
      rows: ranked.map(({ rows }) => rows),
      distances: ranked.map(({ distances }) => distances),
    };
  }
}

function checkOptions(
  embeddings: Float32Array,
  dimensions: number,
  k: number,
  blockSize = 1,
): void {
  const count = embeddings.length / dimensions;
  if (!(Number.isInteger(count) && Number.isInteger(dimensions) && dimensions > 0)) {
    throw new TypeError(
      `Cannot rank neighbors: embeddings must have shape [count, ${dimensions}], found ` +
        `${embeddings.length} values`,
    );
  }
  if (!(Number.isInteger(k) && k >= 1 && k < count)) {
    throw new RangeError(
      `Cannot rank neighbors: k must be an integer from 1 to ${count - 1}, found ${k}`,
    );
  }
  if (!(Number.isInteger(blockSize) && blockSize >= 1)) {
    throw new RangeError(
      `Cannot rank neighbors: blockSize must be a positive integer, found ${blockSize}`,
    );
  }
}
