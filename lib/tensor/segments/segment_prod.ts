import { engine, type Tensor, type Tensor1D } from "@tensorflow/tfjs";
import { checkSegments } from "./_check_segments.ts";

/**
 * The product of each segment's rows, element by element: `result[s] = Π x[r]` over all r with
 * `segments[r] = s`; 1 where there are none. The gradient is right at zeros too; second gradients are
 * right where no value is 0.
 *
 * @param x `[rows, ...]`, float32
 * @param segments int32 `[rows]`, in any order, below `count`; rows of a negative one are left out
 * @param count how many segments there are
 * @returns `[count, ...]`
 * @throws {TypeError} if `segments` is not an int32 list as long as `x` has rows.
 * @throws {RangeError} if `count` is not a whole number of at least 0.
 *
 * @example The product of two rows, of none, and of one
 * ```ts
 * import { segmentProd, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const x = tensor2d([[1, 2], [3, 1], [5, 5]]);
 * const segments = tensor1d([0, 0, 2], "int32");
 * assertEquals(segmentProd(x, segments, 3).arraySync(), [[3, 2], [1, 1], [5, 5]]);
 * ```
 */
export function segmentProd<Kind extends Tensor>(
  x: Kind,
  segments: Tensor1D,
  count: number,
): Kind {
  checkSegments("take the product of segments", x, segments, count);
  return engine().runKernel<Kind>("SegmentProd", { x, segments }, { count });
}
