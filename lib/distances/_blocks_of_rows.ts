import { concat, reshape, slice, type Tensor2D, type Tensor3D, zeros } from "../tensor/mod.ts";

/** Numbers held at once: 2²⁰ float32 are 4 MiB, and a block takes a few of these. */
const BLOCK = 2 ** 20;

/** Rows cut into equal blocks, the last one filled up with zeros. */
export interface BlocksOfRows {
  /** `[rows, columns]` to `[blocks, rows of a block, columns]` */
  cut(matrix: Tensor2D): Tensor3D;
  /** `[blocks, rows of a block, columns]` to `[rows, columns]`, without what was filled up. */
  join(blocks: Tensor3D): Tensor2D;
}

/** Blocks of as many rows as may be held at once. `each` is how many numbers a row needs. */
export function blocksOfRows(rows: number, each: number): BlocksOfRows {
  const size = Math.min(rows, Math.max(1, Math.floor(BLOCK / Math.max(1, each))));
  const count = Math.ceil(rows / size);
  const missing = count * size - rows;
  return {
    cut(matrix) {
      const [, columns] = matrix.shape;
      const filled = missing === 0 ? matrix : concat([matrix, zeros([missing, columns])], 0);
      return reshape(filled, [count, size, columns]);
    },
    join(blocks) {
      const [, , columns] = blocks.shape;
      return slice(reshape(blocks, [count * size, columns]), [0, 0], [rows, columns]) as Tensor2D;
    },
  };
}
