import type { Parameters } from "../encoders/mod.ts";
import {
  add,
  addN,
  gather,
  type Scalar,
  scalar,
  sqrt,
  square,
  stack,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import { differentiate } from "./_differentiate.ts";
import type { TrainingParts } from "./training_parts.ts";
import type { TrainingState } from "./training_state.ts";
import type { StepInputs, StepOutputs } from "./training_step.ts";

/** One training step, op by op: gathering the batch, the encoder, the objective, gradients and optimizer. */
export function takeStep(
  parts: TrainingParts,
  state: TrainingState,
  inputs: StepInputs,
): StepOutputs {
  const { loss, metrics, memory, gradients } = differentiate(
    state.parameters,
    (parameters) => evaluateBatch(parts, { ...state, parameters }, inputs),
  );
  // A plain 1 is a float32, which would change the state's type and so trace a second function.
  const step = add<Scalar>(state.step, scalar(1, "int32"));
  const updated = parts.optimizer.update({
    parameters: state.parameters,
    slots: state.slots,
    gradients,
    step,
    numbers: inputs.numbers.optimizer,
  });
  return {
    state: { ...updated, memory, step },
    metrics: { loss, gradientNorm: norm(gradients), ...metrics } as StepOutputs["metrics"],
  };
}

function evaluateBatch(
  { encoder, objective }: TrainingParts,
  { parameters, memory, step }: TrainingState,
  { images, labels, indices, numbers, seed }: StepInputs,
) {
  return objective.evaluate({
    anchors: {
      embeddings: encoder.encode(parameters, gather<Tensor2D>(images, indices)),
      labels: gather<Tensor>(labels, indices),
    },
    parameters,
    memory,
    numbers: numbers.objective,
    seed: stack([seed, step]) as Tensor1D,
  });
}

/** √Σ g², over every number of every gradient. */
function norm(gradients: Parameters): Scalar {
  return sqrt(addN(Object.values(gradients).map((gradient) => sum<Scalar>(square(gradient)))));
}
