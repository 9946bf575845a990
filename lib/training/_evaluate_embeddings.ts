import type { Evaluation } from "../objectives/mod.ts";
import { stack, type Tensor1D, type Tensor2D } from "../tensor/mod.ts";
import type { Batch } from "./_draw_batch.ts";
import type { TrainingParts } from "./training_parts.ts";
import type { TrainingState } from "./training_state.ts";
import type { StepInputs } from "./training_step.ts";

/** What the objective makes of a batch that has been embedded, `[batch, dimensions]`. */
export function evaluateEmbeddings(
  { objective }: Pick<TrainingParts, "objective">,
  { parameters, memory, step }: Pick<TrainingState, "parameters" | "memory" | "step">,
  { numbers, seeds }: StepInputs,
  { labels }: Batch,
  embeddings: Tensor2D,
): Evaluation {
  return objective.evaluate({
    anchors: { embeddings, labels },
    parameters,
    memory,
    numbers: numbers.objective,
    seed: stack([seeds.miner, step]) as Tensor1D,
  });
}
