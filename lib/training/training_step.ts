import type { BatchMetricName } from "../objectives/mod.ts";
import {
  compile,
  type Compiled,
  type CompileOptions,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import { takeStep } from "./_take_step.ts";
import type { TrainingParts } from "./training_parts.ts";
import type { TrainingState } from "./training_state.ts";

/** Scalars by name. */
export type Scalars = Readonly<Record<string, Scalar>>;

/** What a training step reads. */
export interface StepInputs {
  /** The whole training set, brightness 0-1, `[count, height * width * channels]`. */
  readonly images: Tensor2D;
  /** A label an image, `[count, …]`: for most objectives a class, int32 `[count]`. */
  readonly labels: Tensor;
  /** Images of this step's batch, int32 `[batch]`. */
  readonly indices: Tensor1D;
  /** Numbers of the parts, e.g. `{ objective: { "loss.margin": … }, … }`. */
  readonly numbers: Readonly<Record<"augmentation" | "objective" | "optimizer", Scalars>>;
  /** Roots of the draws within steps, int32: of the augmentation, and of all others. */
  readonly seeds: Readonly<Record<"augment" | "miner", Scalar>>;
}

/** What a training step gives. */
export interface StepOutputs {
  readonly state: TrainingState;
  readonly metrics: Readonly<Record<StepMetricName, Scalar>>;
}

export type StepMetricName = "loss" | "gradientNorm" | BatchMetricName | `term.${string}`;

/** One step: called with a state and inputs, it gives the next state, and disposes of nothing. */
export type TrainingStep = Compiled<[state: TrainingState, inputs: StepInputs], StepOutputs>;

/**
 * Compiles a whole training step into one function: gathering the batch, its augmentation, the encoder, the objective
 * (scores, mining, loss), its gradients and the optimizer.
 */
export function trainingStep(
  parts: TrainingParts,
  options: Omit<CompileOptions, "name"> = {},
): TrainingStep {
  return compile(
    (state: TrainingState, inputs: StepInputs) => takeStep(parts, state, inputs),
    { ...options, name: "training step" },
  );
}
