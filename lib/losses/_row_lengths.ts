import { maximum, sqrt, square, sum, type Tensor2D } from "../tensor/mod.ts";

/** As in `normalizeRows`, so that a row is its length times its direction, at 0 too. */
const SMALLEST_SQUARE = 1e-12;

/** Euclidean length of each row, at least 1e-6, `[rows, 1]`. */
export function rowLengths(rows: Tensor2D): Tensor2D {
  return sqrt(maximum(sum(square(rows), 1, true), SMALLEST_SQUARE));
}
