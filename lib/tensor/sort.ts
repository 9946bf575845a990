import { neg, type Tensor, topk } from "@tensorflow/tfjs";

export interface SortOptions {
  /** Default: `"ascending"`. */
  readonly direction?: "ascending" | "descending";
}

/**
 * The values in order along the last axis; equal ones keep their order. The gradient of each result goes
 * back to the value it was.
 *
 * @param x float32 or int32, rank 1 or more
 * @throws {TypeError} if `x` is a scalar.
 *
 * @example The greatest first
 * ```ts
 * import { sort, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const x = tensor2d([[1, 3, 2], [4, 6, 5]]);
 * assertEquals(sort(x, { direction: "descending" }).arraySync(), [[3, 2, 1], [6, 5, 4]]);
 * ```
 */
export function sort<Kind extends Tensor>(
  x: Kind,
  { direction = "ascending" }: SortOptions = {},
): Kind {
  const length = x.shape.at(-1);
  if (length === undefined) {
    throw new TypeError("Cannot sort: needs rank 1 or more, found a scalar");
  }
  if (direction === "descending") return topk(x as Tensor, length).values as Kind;
  return neg(topk(neg(x as Tensor), length).values) as Kind;
}
