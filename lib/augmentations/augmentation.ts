import type { Scalar, Tensor1D, Tensor2D } from "../tensor/mod.ts";

/** What an augmentation changes, and what it draws from. */
export interface AugmentationInputs {
  /** `[batch, height * width * channels]`, brightness 0-1. */
  readonly images: Tensor2D;
  /** Its numbers as scalars, by the names it declares. */
  readonly numbers: Readonly<Record<string, Scalar>>;
  /** Where this step's draws come from, int32 `[2]`. */
  readonly seed: Tensor1D;
}

/**
 * Changes images at random, each in its own way, so that they still show what they showed. Part of the
 * training step: tensors in, tensors out, a pure function of its inputs; labels are none of its concern.
 */
export interface Augmentation {
  /** Strengths that vary in a sweep, e.g. `{ degrees: 10 }`; all at 0 leave the images as they are. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Images of the same shape, brightness 0-1. */
  augment(inputs: AugmentationInputs): Tensor2D;
}

/** One image's shape, as a data set states it: what an augmentation is made for. */
export type AugmentedShape = readonly [height: number, width: number, channels: number];
