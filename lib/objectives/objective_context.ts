import type { LossContext } from "../losses/mod.ts";
import type { ComparisonConfig } from "./comparison_config.ts";

/** What an objective that a configuration names needs beside its options. */
export interface ObjectiveContext {
  /** The parts that the configuration names beside the objective. */
  readonly comparison: ComparisonConfig;
  /** What losses need to know of the training set and the encoder. */
  readonly loss: LossContext;
  /** Views of each image in a batch. */
  readonly views: number;
}
