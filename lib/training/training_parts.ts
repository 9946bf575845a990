import type { Augmentation } from "../augmentations/mod.ts";
import type { Encoder } from "../encoders/mod.ts";
import type { Objective } from "../objectives/mod.ts";
import type { Optimizer } from "./optimizer.ts";

/** What a training step is made of. */
export interface TrainingParts {
  readonly encoder: Encoder;
  readonly objective: Objective;
  readonly optimizer: Optimizer;
  /** Changes the images of a step before they are encoded. Default: they are encoded as they are. */
  readonly augmentation?: Augmentation;
  /**
   * Views of each image of a batch, each augmented for itself: the encoder sees so many times as many rows
   * as the sampler chooses, the first view of each image, then the second in the same order. Default: 1.
   */
  readonly views?: number;
  /**
   * Images encoded at once, a divisor of the rows of a step: for batches whose intermediate results do not fit
   * into memory. The loss still sees the whole batch, and the gradients are the same but for rounding; the
   * encoder runs forwards twice. Default: the whole batch, once.
   *
   * Reference: Gao, Zhang, Han, Callan, "Scaling Deep Contrastive Learning Batch Size under Memory Limited
   * Setup", 2021.
   */
  readonly chunkSize?: number;
}
