import type { Evaluation } from "../objectives/mod.ts";
import { gather, stack, type Tensor, type Tensor1D, type Tensor2D } from "../tensor/mod.ts";
import type { TrainingParts } from "./training_parts.ts";
import type { TrainingState } from "./training_state.ts";
import type { StepInputs } from "./training_step.ts";

/** What the objective makes of a batch that has been embedded, `[batch, dimensions]`. */
export function evaluateEmbeddings(
  { objective }: Pick<TrainingParts, "objective">,
  { parameters, memory, step }: Pick<TrainingState, "parameters" | "memory" | "step">,
  { labels, indices, numbers, seed }: StepInputs,
  embeddings: Tensor2D,
): Evaluation {
  return objective.evaluate({
    anchors: { embeddings, labels: gather<Tensor>(labels, indices) },
    parameters,
    memory,
    numbers: numbers.objective,
    seed: stack([seed, step]) as Tensor1D,
  });
}
