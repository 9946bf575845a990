/**
 * How far confidences lie from the shares of right answers: the samples are dealt out to bins of even width
 * by their confidence, and ECE = Σ over bins of (samples in it / all) · |share right - mean confidence|,
 * 0-1. A nearest-neighbor classifier's confidence is the share of the votes that its answer won.
 *
 * The value depends on the number of bins, and with few samples a bin is biased upwards.
 *
 * Reference: Guo, Pleiss, Sun, Weinberger, "On calibration of modern neural networks", 2017, equation 5,
 * whose 15 bins are the default.
 *
 * @param confidences Of each answer, 0-1, `[samples]`.
 * @param isRight Whether each answer is right, `[samples]`.
 * @throws {RangeError} If there are no samples, the two differ in length, or a confidence is no share.
 *
 * @example Sure twice, right once
 * ```ts
 * import { expectedCalibrationError } from "@marginalia/marginalia/evaluation";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(expectedCalibrationError([1, 1], [true, false]), 0.5);
 * ```
 */
export function expectedCalibrationError(
  confidences: ArrayLike<number>,
  isRight: readonly boolean[],
  { bins = 15 }: { readonly bins?: number } = {},
): number {
  if (isRight.length === 0 || confidences.length !== isRight.length) {
    throw new RangeError(
      "Cannot compute the calibration error: needs one confidence for each of at least 1 answer, " +
        `found ${confidences.length} and ${isRight.length}`,
    );
  }
  const excess = new Float64Array(bins);
  isRight.forEach((right, sample) => {
    const confidence = confidences[sample]!;
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new RangeError(
        `Cannot compute the calibration error: confidences must be from 0 to 1, found ${confidence}`,
      );
    }
    // Bins hold their upper end, and the first one 0, too.
    const bin = Math.max(0, Math.ceil(confidence * bins) - 1);
    excess[bin]! += (right ? 1 : 0) - confidence;
  });
  return excess.reduce((sum, value) => sum + Math.abs(value), 0) / isRight.length;
}
