import type { Tensor2D } from "@tensorflow/tfjs";
import { search } from "./_search.ts";

/**
 * How many of a row's sorted values are at most each value:
 * `result[r, i] = #{ j : sorted[r, j] <= values[r, i] }`, in O(log n) each. Its gradient is zero.
 *
 * @param sorted `[rows, n]`, ascending along each row
 * @param values `[rows, m]`, of the same data type
 * @returns int32 `[rows, m]`, from 0 to n
 * @throws {TypeError} if shapes or data types do not match.
 *
 * @example Below, at and above the middle
 * ```ts
 * import { startEngine, tensor2d, upperBound } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const sorted = tensor2d([[1, 2, 2]]);
 * assertEquals(upperBound(sorted, tensor2d([[0, 2, 3]])).arraySync(), [[0, 3, 3]]);
 * ```
 */
export function upperBound(sorted: Tensor2D, values: Tensor2D): Tensor2D {
  return search("right", sorted, values);
}
