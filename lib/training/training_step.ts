import type { ScoreKind } from "../distances/mod.ts";
import type { Selection } from "../miners/mod.ts";
import {
  compile,
  type Compiled,
  type CompileOptions,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import type { BatchMetricName } from "./step_metrics.ts";
import { takeStep } from "./_take_step.ts";
import { checkTrainingParts, type TrainingParts } from "./training_parts.ts";
import type { TrainingState } from "./training_state.ts";

/** Scalars by name. */
export type Scalars = Readonly<Record<string, Scalar>>;

/** What a training step reads. */
export interface StepInputs {
  /** The whole training set, brightness 0-1, `[count, height * width * channels]`. */
  readonly images: Tensor2D;
  /** Class of each image, int32 `[count]`. */
  readonly labels: Tensor1D;
  /** Images of this step's batch, int32 `[batch]`. */
  readonly indices: Tensor1D;
  /** Each part's numbers, e.g. `{ loss: { margin }, … }`. */
  readonly numbers: Readonly<Record<"miner" | "loss" | "optimizer", Scalars>>;
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
 * Compiles a whole training step into one function: gathering the batch, the encoder, the scores, mining
 * (without a gradient), the loss, its gradients and the optimizer. A loss's terms are reduced one by
 * one, then added.
 *
 * The miner always sees distances: where the loss takes cosine similarities, 1 - s.
 *
 * @throws {TypeError} If the parts do not fit together.
 */
export function trainingStep<Chosen extends Selection, Kind extends ScoreKind>(
  parts: TrainingParts<Chosen, Kind>,
  options: Omit<CompileOptions, "name"> = {},
): TrainingStep {
  checkTrainingParts(parts);
  return compile(
    (state: TrainingState, inputs: StepInputs) => takeStep(parts, state, inputs),
    { ...options, name: "training step" },
  );
}
