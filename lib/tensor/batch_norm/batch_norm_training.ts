import { engine, reshape, type Tensor, type Tensor1D } from "@tensorflow/tfjs";
import { stopGradient } from "../stop_gradient.ts";
import { asImages } from "./_as_images.ts";

export interface BatchNormOptions {
  /** Added to the variance. Default: 1e-5, PyTorch's. */
  readonly epsilon?: number;
}

/** A normalised batch and what running statistics are made of. */
export interface NormalizedBatch<Kind extends Tensor> {
  readonly output: Kind;
  /** `[channels]`; a constant to gradients. */
  readonly mean: Tensor1D;
  /** `[channels]`, unbiased: Σ (x − mean)² / (n − 1); a constant to gradients. */
  readonly variance: Tensor1D;
}

/**
 * Batch normalisation as in training: `scale · (x − mean) / √(variance + ε) + offset`, each channel by its
 * own mean and (biased) variance over the batch and all pixels. One op of TensorFlow's forward and one back.
 *
 * @param x `[batch, channels]` or `[batch, height, width, channels]`
 * @param scale `[channels]`
 * @param offset `[channels]`
 * @throws {TypeError} if shapes do not match.
 *
 * Reference: Ioffe, Szegedy, "Batch Normalization: Accelerating Deep Network Training by Reducing Internal
 * Covariate Shift", 2015, algorithm 1.
 *
 * @example Two channels, one of them constant
 * ```ts
 * import { batchNormTraining, ones, startEngine, tensor2d, zeros } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const x = tensor2d([[1, 5], [3, 5]]);
 * const { output, mean, variance } = batchNormTraining(x, ones([2]), zeros([2]), { epsilon: 0.25 });
 * assertEquals(mean.arraySync(), [2, 5]);
 * assertEquals(variance.arraySync(), [2, 0]);
 * assertEquals(output.arraySync().map((row) => row[1]), [0, 0]);
 * ```
 */
export function batchNormTraining<Kind extends Tensor>(
  x: Kind,
  scale: Tensor1D,
  offset: Tensor1D,
  { epsilon = 1e-5 }: BatchNormOptions = {},
): NormalizedBatch<Kind> {
  const images = asImages("normalise a batch", x, scale, offset);
  const [output, mean, variance] = engine().runKernel<Tensor[]>(
    "BatchNormTraining",
    { x: images, scale, offset },
    { epsilon },
  ) as [Tensor, Tensor1D, Tensor1D];
  return {
    output: x.rank === 4 ? output as Kind : reshape(output, x.shape) as Tensor as Kind,
    mean: stopGradient(mean),
    variance: stopGradient(variance),
  };
}
