import { gather as gatherAlong, type Tensor } from "@tensorflow/tfjs";

export interface GatherOptions {
  /** Axis of `x` that the indices run along, negative from the end. Default: 0. */
  readonly axis?: number;
  /** Leading axes that `x` and `indices` share, at most `axis`. Default: 0. */
  readonly batchDims?: number;
}

/**
 * The slices of `x` at `indices` (int32) along an axis. With `batchDims` 1 and `axis` 1,
 * `result[b, i] = x[b, indices[b, i]]`. The gradient adds up at indices that occur more than once.
 *
 * @returns shape `x.shape[..axis] ++ indices.shape[batchDims..] ++ x.shape[axis + 1..]`
 * @throws {RangeError} if an axis does not exist, or an index lies outside.
 *
 * @example Another column of each row
 * ```ts
 * import { gather, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const x = tensor2d([[1, 2, 3], [4, 5, 6]]);
 * const columns = tensor2d([[2, 0], [1, 1]], [2, 2], "int32");
 * assertEquals(gather(x, columns, { axis: 1, batchDims: 1 }).arraySync(), [[3, 1], [5, 5]]);
 * ```
 */
export function gather<Result extends Tensor = Tensor>(
  x: Tensor,
  indices: Tensor,
  { axis = 0, batchDims = 0 }: GatherOptions = {},
): Result {
  const along = axis < 0 ? axis + x.rank : axis;
  if (!Number.isInteger(along) || along < 0 || along >= x.rank) {
    throw new RangeError(
      `Cannot gather: axis must be a whole number from ${-x.rank} to ${x.rank - 1}, found ${axis}`,
    );
  }
  if (!Number.isInteger(batchDims) || batchDims < 0 || batchDims > Math.min(along, indices.rank)) {
    throw new RangeError(
      `Cannot gather: batchDims must be a whole number from 0 to ${
        Math.min(along, indices.rank)
      }, found ${batchDims}`,
    );
  }
  return gatherAlong(x, indices, along, batchDims) as Result;
}
