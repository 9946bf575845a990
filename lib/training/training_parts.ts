import type { Encoder } from "../encoders/mod.ts";
import type { Objective } from "../objectives/mod.ts";
import type { Optimizer } from "./optimizer.ts";

/** What a training step is made of. */
export interface TrainingParts {
  readonly encoder: Encoder;
  readonly objective: Objective;
  readonly optimizer: Optimizer;
  /**
   * Images encoded at once, a divisor of the batch size: for batches whose intermediate results do not fit
   * into memory. The loss still sees the whole batch, and the gradients are the same but for rounding; the
   * encoder runs forwards twice. Default: the whole batch, once.
   *
   * Reference: Gao, Zhang, Han, Callan, "Scaling Deep Contrastive Learning Batch Size under Memory Limited
   * Setup", 2021.
   */
  readonly chunkSize?: number;
}
