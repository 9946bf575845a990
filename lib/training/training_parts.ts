import type { Encoder } from "../encoders/mod.ts";
import type { Objective } from "../objectives/mod.ts";
import type { Optimizer } from "./optimizer.ts";

/** What a training step is made of. */
export interface TrainingParts {
  readonly encoder: Encoder;
  readonly objective: Objective;
  readonly optimizer: Optimizer;
}
