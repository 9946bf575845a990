import { matMul, tensor2d, tidy } from "../tensor/mod.ts";
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

// 2²² float32 scores are 16 MiB: large enough to keep the matrix product busy, small beside a network.
const scoresAtOnce = 2 ** 22;

/**
 * Each row's k nearest other rows by Euclidean distance, block by block. Equal distances rank by index.
 *
 * The engine's float32 product only proposes rows; their order is settled by float64 distances taken by
 * direct difference. So the result is exact, also for near-coincident rows, and does not depend on the
 * engine, its threads or the block size. For normalized embeddings the order is the cosine's.
 *
 * @throws {TypeError} when the embeddings do not fill whole rows
 * @throws {RangeError} when k, the block size or a value of the embeddings is out of range
 */
export async function* nearestNeighbors(
  { embeddings, dimensions, k, blockSize }: NearestNeighborsOptions,
): AsyncGenerator<NeighborBlock> {
  checkOptions(embeddings, dimensions, k, blockSize);
  const count = embeddings.length / dimensions;
  const rowsAtOnce = blockSize ?? Math.max(1, Math.floor(scoresAtOnce / count));
  const rank = rankGallery(embeddings, dimensions, k);
  const gallery = tensor2d(embeddings, [count, dimensions]);
  try {
    for (let start = 0; start < count; start += rowsAtOnce) {
      const queries = Math.min(rowsAtOnce, count - start);
      const block = tidy(() =>
        matMul(gallery.slice([start, 0], [queries, dimensions]), gallery, false, true)
      );
      const products = await block.data<"float32">();
      block.dispose();
      const ranked = Array.from(
        { length: queries },
        (_, row) => rank(start + row, products.subarray(row * count, (row + 1) * count)),
      );
      yield {
        start,
        rows: ranked.map((neighbors) => neighbors.rows),
        distances: ranked.map((neighbors) => neighbors.distances),
      };
    }
  } finally {
    gallery.dispose();
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
