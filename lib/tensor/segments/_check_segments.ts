import type { Tensor, Tensor1D } from "@tensorflow/tfjs";

/** Throws unless each row of `x` has its segment. */
export function checkSegments(action: string, x: Tensor, segments: Tensor1D, count: number): void {
  if (segments.rank !== 1 || segments.dtype !== "int32" || x.shape[0] !== segments.shape[0]) {
    throw new TypeError(
      `Cannot ${action}: expected an int32 list of ${
        x.shape[0] ?? "no"
      } segments, one a row of [${x.shape}], found ${segments.dtype} [${segments.shape}]`,
    );
  }
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(
      `Cannot ${action}: count must be a whole number of at least 0, found ${count}`,
    );
  }
}
