import {
  compile,
  type Compiled,
  type CompileOptions,
  scan,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import { takeStep } from "./_take_step.ts";
import type { TrainingParts } from "./training_parts.ts";
import type { TrainingState } from "./training_state.ts";
import type { StepInputs, StepMetricName } from "./training_step.ts";

/** What several training steps read. */
export interface StepsInputs extends Omit<StepInputs, "indices"> {
  /** Images of each step's batch, int32 `[steps, batch]`. */
  readonly indices: Tensor2D;
}

/** What several training steps give. */
export interface StepsOutputs {
  /** After the last of them. */
  readonly state: TrainingState;
  /** Of each step, `[steps]`. */
  readonly metrics: Readonly<Record<StepMetricName, Tensor1D>>;
}

/** Several steps: called with a state and inputs, it gives the last state, and disposes of nothing. */
export type TrainingSteps = Compiled<[state: TrainingState, inputs: StepsInputs], StepsOutputs>;

/**
 * Compiles training steps, as many as there are batches of indices, into one function: a loop around what
 * `trainingStep()` does, which gives the same numbers bit for bit. XLA has fast convolutions outside of
 * loops only: with them, in mode `"xla"`, single steps take a tenth of the time.
 */
export function trainingSteps(
  parts: TrainingParts,
  options: Omit<CompileOptions, "name"> = {},
): TrainingSteps {
  return compile((first: TrainingState, inputs: StepsInputs) => {
    const { state, outputs } = scan(
      (state: TrainingState, indices: Tensor1D) => {
        const taken = takeStep(parts, state, { ...inputs, indices });
        return { state: taken.state, output: taken.metrics };
      },
      first,
      inputs.indices,
    );
    return { state, metrics: outputs as StepsOutputs["metrics"] };
  }, { ...options, name: "training steps" });
}
