import { adam } from "./adam.ts";
import { adamw } from "./adamw.ts";
import { sgd } from "./sgd.ts";

/**
 * Optimizers, the compiled training step, the trainer that repeats it, and checkpoints.
 *
 * @module
 */
export * from "./choose_training_mode.ts";
export * from "./optimizer.ts";
export * from "./sgd.ts";
export * from "./adam.ts";
export * from "./adamw.ts";
export * from "./training_parts.ts";
export * from "./trained_parameters.ts";
export * from "./training_state.ts";
export * from "./step_metrics.ts";
export * from "./training_step.ts";
export * from "./training_steps.ts";
export * from "./put_inputs.ts";
export * from "./train.ts";
export * from "./non_finite_loss_error.ts";
export * from "./embed.ts";
export * from "./safetensors.ts";

/** Optimizers by name. */
export const optimizers = { sgd, adam, adamw } as const;
