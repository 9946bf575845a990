import { add, mul, rsqrt, sub, type Tensor, type Tensor1D } from "@tensorflow/tfjs";
import { asImages } from "./_as_images.ts";
import type { BatchNormOptions } from "./batch_norm_training.ts";

/** What batch normalisation has learnt, each `[channels]`. */
export interface BatchNormParameters {
  readonly scale: Tensor1D;
  readonly offset: Tensor1D;
  /** Running mean and variance. */
  readonly mean: Tensor1D;
  readonly variance: Tensor1D;
}

/**
 * Batch normalisation as in use: `scale · (x − mean) / √(variance + ε) + offset` with statistics from
 * training, so that no example depends on the others in its batch.
 *
 * @param x `[batch, channels]` or `[batch, height, width, channels]`
 * @throws {TypeError} if shapes do not match.
 *
 * Reference: Ioffe, Szegedy, 2015, algorithm 2.
 *
 * @example Two channels
 * ```ts
 * import { batchNormInference, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const learnt = {
 *   scale: tensor1d([1, 2]),
 *   offset: tensor1d([0, 1]),
 *   mean: tensor1d([1, 1]),
 *   variance: tensor1d([4, 4]),
 * };
 * const y = batchNormInference(tensor2d([[5, -1]]), learnt, { epsilon: 0 });
 * assertEquals(y.arraySync(), [[2, -1]]);
 * ```
 */
export function batchNormInference<Kind extends Tensor>(
  x: Kind,
  { scale, offset, mean, variance }: BatchNormParameters,
  { epsilon = 1e-5 }: BatchNormOptions = {},
): Kind {
  asImages("normalise a batch", x, scale, offset, mean, variance);
  const slope = mul(scale, rsqrt(add(variance, epsilon)));
  return add<Kind>(mul(x as Tensor, slope), sub(offset, mul(mean, slope)));
}
