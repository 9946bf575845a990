import { matMul, tensor2d, tidy } from "../tensor/mod.ts";

export interface ProductBlocksOptions {
  /** `[queries, dimensions]`, row by row. */
  readonly queries: Float32Array;
  /** `[count, dimensions]`, row by row; may be the queries themselves. */
  readonly gallery: Float32Array;
  readonly dimensions: number;
  readonly blockSize?: number | undefined;
}

/** A run of queries, and their products with the gallery. */
export interface ProductBlock {
  /** First query of the block. */
  readonly start: number;
  /** Float32 products of each query with every row, `[queries][count]`; the caller's own. */
  readonly products: readonly Float32Array[];
}

// 2²² float32 scores are 16 MiB: large enough to keep the matrix product busy, small beside a network.
const scoresAtOnce = 2 ** 22;

/** Multiplies queries with a gallery, block by block, on the engine. */
export async function* productBlocks(
  { queries, gallery, dimensions, blockSize }: ProductBlocksOptions,
): AsyncGenerator<ProductBlock> {
  const [queryCount, count] = [queries.length / dimensions, gallery.length / dimensions];
  const rowsAtOnce = blockSize ?? Math.max(1, Math.floor(scoresAtOnce / count));
  const galleryRows = tensor2d(gallery, [count, dimensions]);
  const queryRows = queries === gallery ? galleryRows : tensor2d(queries, [queryCount, dimensions]);
  try {
    for (let start = 0; start < queryCount; start += rowsAtOnce) {
      const rows = Math.min(rowsAtOnce, queryCount - start);
      const block = tidy(() =>
        matMul(queryRows.slice([start, 0], [rows, dimensions]), galleryRows, false, true)
      );
      const values = await block.data<"float32">();
      block.dispose();
      yield {
        start,
        products: Array.from(
          { length: rows },
          (_, row) => values.subarray(row * count, (row + 1) * count),
        ),
      };
    }
  } finally {
    galleryRows.dispose();
    if (queryRows !== galleryRows) queryRows.dispose();
  }
}
