import { type CompileOptions, dispose, type Tensor, tensor1d, tensor2d } from "../tensor/mod.ts";
import { putInputs } from "./put_inputs.ts";
import type { TrainingRun } from "./train.ts";
import type { TrainingState } from "./training_state.ts";
import { type StepMetricName, trainingStep } from "./training_step.ts";
import { trainingSteps } from "./training_steps.ts";

/** What one or several steps give. */
export interface TakenSteps {
  readonly state: TrainingState;
  /** Of each step: one number each, or one for each step in order. */
  readonly metrics: Readonly<Record<StepMetricName, Tensor>>;
}

/** Takes the training steps of a run, each call one or several. */
export interface Stepper {
  /** One step for each batch of indices; disposes of nothing that it is given. */
  take(state: TrainingState, batches: readonly Int32Array[]): TakenSteps;
  [Symbol.dispose](): void;
}

/** Puts the data into the engine; steps are compiled when they are first taken. */
export function openStepper(run: TrainingRun, options: Omit<CompileOptions, "name">): Stepper {
  using opened = new DisposableStack();
  const one = opened.use(trainingStep(run, options));
  const several = opened.use(trainingSteps(run, options));
  const inputs = putInputs(run);
  opened.defer(() => dispose(inputs));
  const owned = opened.move();

  return {
    take(state, batches) {
      const [batch] = batches;
      if (batch !== undefined && batches.length === 1) {
        const indices = tensor1d(batch, "int32");
        try {
          return one(state, { ...inputs, indices });
        } finally {
          indices.dispose();
        }
      }
      const indices = tensor2d(batches.map((each) => Array.from(each)), undefined, "int32");
      try {
        return several(state, { ...inputs, indices });
      } finally {
        indices.dispose();
      }
    },
    [Symbol.dispose]: () => owned.dispose(),
  };
}
