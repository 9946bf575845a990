import { maximum, mul, rsqrt, square, sum, type Tensor2D } from "../tensor/mod.ts";

/**
 * Smallest squared length that is divided by; TensorFlow's `l2_normalize` has the same. A row
 * shorter than 1e-6 is scaled by 1e6 and no further, so a zero row stays zero and its gradient
 * finite. Its power 3/2, 1e-18, which the gradient divides by, is still a normal float32.
 */
const SMALLEST_SQUARE = 1e-12;

/**
 * Scales each row to Euclidean length 1: x / max(‖x‖, 1e-6).
 *
 * @param rows `[batch, dimensions]`
 * @returns `[batch, dimensions]`; a zero row stays zero.
 */
export function normalizeRows(rows: Tensor2D): Tensor2D {
  const squared = sum(square(rows), 1, true);
  return mul(rows, rsqrt(maximum(squared, SMALLEST_SQUARE)));
}
