import { engine, neg, type Tensor, type Tensor1D } from "@tensorflow/tfjs";
import { checkSegments } from "./_check_segments.ts";

/**
 * The minimum of each segment's rows, element by element: `result[s] = min x[r]` over all r with
 * `segments[r] = s`; ∞ where there are none. Equal minima share the gradient.
 *
 * @param x `[rows, ...]`, float32
 * @param segments int32 `[rows]`, in any order, below `count`; rows of a negative one are left out
 * @param count how many segments there are
 * @returns `[count, ...]`
 * @throws {TypeError} if `segments` is not an int32 list as long as `x` has rows.
 * @throws {RangeError} if `count` is not a whole number of at least 0.
 *
 * @example The least of two rows, of none, and of one
 * ```ts
 * import { segmentMin, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const x = tensor2d([[1, 2], [3, 1], [5, 5]]);
 * const segments = tensor1d([0, 0, 2], "int32");
 * assertEquals(segmentMin(x, segments, 3).arraySync(), [[1, 1], [Infinity, Infinity], [5, 5]]);
 * ```
 */
export function segmentMin<Kind extends Tensor>(
  x: Kind,
  segments: Tensor1D,
  count: number,
): Kind {
  checkSegments("take the minimum of segments", x, segments, count);
  const negative = engine().runKernel<Tensor>("SegmentMax", { x: neg(x as Tensor), segments }, {
    count,
  });
  return neg(negative) as Kind;
}
