import { neg, type Tensor, topk } from "@tensorflow/tfjs";
import type { SortOptions } from "./sort.ts";

/**
 * Where each of the sorted values stands in `x`, along the last axis: `gather(x, argsort(x))` of one row
 * is `sort(x)`. Equal values keep their order. Its gradient is zero.
 *
 * @param x float32 or int32, rank 1 or more
 * @returns int32, of the shape of `x`
 * @throws {TypeError} if `x` is a scalar.
 *
 * @example The nearest of three, and the others behind it
 * ```ts
 * import { argsort, startEngine, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * assertEquals(argsort(tensor1d([0.5, 0.1, 0.3])).arraySync(), [1, 2, 0]);
 * ```
 */
export function argsort(x: Tensor, { direction = "ascending" }: SortOptions = {}): Tensor {
  const length = x.shape.at(-1);
  if (length === undefined) {
    throw new TypeError("Cannot argsort: needs rank 1 or more, found a scalar");
  }
  return topk(direction === "descending" ? x : neg(x), length).indices;
}
