import type { Parameters } from "../encoders/mod.ts";
import type { Memory } from "../losses/mod.ts";
import { add, addN, type Scalar, scalar, sqrt, square, sum } from "../tensor/mod.ts";
import { differentiate, type Evaluated } from "./_differentiate.ts";
import { differentiateInChunks } from "./_differentiate_in_chunks.ts";
import { drawBatch } from "./_draw_batch.ts";
import { evaluateEmbeddings } from "./_evaluate_embeddings.ts";
import type { TrainingParts } from "./training_parts.ts";
import type { TrainingState } from "./training_state.ts";
import type { StepInputs, StepOutputs } from "./training_step.ts";

/** One training step, op by op: the batch, the encoder, the objective, gradients and optimizer. */
export function takeStep(
  parts: TrainingParts,
  state: TrainingState,
  inputs: StepInputs,
): StepOutputs {
  const { loss, metrics, memory, gradients } = evaluateAndDifferentiate(parts, state, inputs);
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
    state: { ...updated, memory: inOrderOf(state.memory, memory), step },
    metrics: { loss, gradientNorm: norm(gradients), ...metrics } as StepOutputs["metrics"],
  };
}

/** A loop over steps compares states by the order of their names, too. */
function inOrderOf(before: Memory, after: Memory): Memory {
  return Object.fromEntries(Object.keys(before).map((name) => [name, after[name]!]));
}

function evaluateAndDifferentiate(
  parts: TrainingParts,
  state: TrainingState,
  inputs: StepInputs,
): Evaluated<"metrics" | "memory" | "gradients"> {
  const { encoder, chunkSize } = parts;
  const batch = drawBatch(parts, inputs, state.step);
  if (chunkSize !== undefined) {
    return differentiateInChunks({ ...parts, chunkSize }, state, inputs, batch);
  }
  return differentiate(state.parameters, (parameters) => {
    const embeddings = encoder.encode(parameters, batch.images);
    return evaluateEmbeddings(parts, { ...state, parameters }, inputs, batch, embeddings);
  });
}

/** √Σ g², over every number of every gradient. */
function norm(gradients: Parameters): Scalar {
  return sqrt(addN(Object.values(gradients).map((gradient) => sum<Scalar>(square(gradient)))));
}
