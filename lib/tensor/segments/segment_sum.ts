import { type Tensor, type Tensor1D, unsortedSegmentSum } from "@tensorflow/tfjs";
import { checkSegments } from "./_check_segments.ts";

/**
 * The sum of each segment's rows: `result[s] = Σ x[r]` over all r with `segments[r] = s`; 0 where there
 * are none.
 *
 * @param x `[rows, ...]`, float32
 * @param segments int32 `[rows]`, in any order, below `count`; rows of a negative one are left out
 * @param count how many segments there are
 * @returns `[count, ...]`
 * @throws {TypeError} if `segments` is not an int32 list as long as `x` has rows.
 * @throws {RangeError} if `count` is not a whole number of at least 0.
 *
 * @example The sum of two rows, of none, and of one
 * ```ts
 * import { segmentSum, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const x = tensor2d([[1, 2], [3, 1], [5, 5]]);
 * const segments = tensor1d([0, 0, 2], "int32");
 * assertEquals(segmentSum(x, segments, 3).arraySync(), [[4, 3], [0, 0], [5, 5]]);
 * ```
 */
export function segmentSum<Kind extends Tensor>(
  x: Kind,
  segments: Tensor1D,
  count: number,
): Kind {
  checkSegments("take the sum of segments", x, segments, count);
  return unsortedSegmentSum(x as Tensor, segments, count) as Kind;
}
