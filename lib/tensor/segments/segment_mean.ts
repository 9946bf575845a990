import {
  div,
  maximum,
  ones,
  reshape,
  type Tensor,
  type Tensor1D,
  unsortedSegmentSum,
} from "@tensorflow/tfjs";
import { checkSegments } from "./_check_segments.ts";

/**
 * The mean of each segment's rows: `result[s] = Σ x[r] / n` over the n rows r with `segments[r] = s`; 0
 * where there are none.
 *
 * @param x `[rows, ...]`, float32
 * @param segments int32 `[rows]`, in any order, below `count`; rows of a negative one are left out
 * @param count how many segments there are
 * @returns `[count, ...]`
 * @throws {TypeError} if `segments` is not an int32 list as long as `x` has rows.
 * @throws {RangeError} if `count` is not a whole number of at least 0.
 *
 * @example The centre of each class
 * ```ts
 * import { segmentMean, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const embeddings = tensor2d([[0, 2], [5, 5], [2, 0]]);
 * const labels = tensor1d([0, 1, 0], "int32");
 * assertEquals(segmentMean(embeddings, labels, 2).arraySync(), [[1, 1], [5, 5]]);
 * ```
 */
export function segmentMean<Kind extends Tensor>(
  x: Kind,
  segments: Tensor1D,
  count: number,
): Kind {
  checkSegments("take the mean of segments", x, segments, count);
  const sums = unsortedSegmentSum(x as Tensor, segments, count);
  const sizes = unsortedSegmentSum(ones([segments.size]), segments, count);
  return div(sums, reshape(maximum(sizes, 1), [count, ...x.shape.slice(1).map(() => 1)])) as Kind;
}
