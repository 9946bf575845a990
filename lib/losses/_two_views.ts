import { slice, type Tensor2D } from "../tensor/mod.ts";

/**
 * The two views of a batch, `[rows / 2, dimensions]` each: its first half and its second, in the same order.
 *
 * @throws {RangeError} If the rows do not part into two views.
 */
export function twoViews(embeddings: Tensor2D): [first: Tensor2D, second: Tensor2D] {
  const [rows, dimensions] = embeddings.shape;
  if (rows < 2 || rows % 2 !== 0) {
    throw new RangeError(
      `Cannot compare two views: needs an even number of rows, the first view's and then the second's, ` +
        `found ${rows}`,
    );
  }
  const images = rows / 2;
  return [
    slice(embeddings, [0, 0], [images, dimensions]),
    slice(embeddings, [images, 0], [images, dimensions]),
  ];
}
