import { asDistance, type ScoreKind, type Scores } from "../distances/mod.ts";
import type { Parameters } from "../encoders/mod.ts";
import type { Selection } from "../miners/mod.ts";
import {
  add,
  addN,
  gather,
  type Scalar,
  scalar,
  sqrt,
  square,
  stopGradient,
  sum,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import { differentiate } from "./_differentiate.ts";
import { measureBatch } from "./step_metrics.ts";
import type { TrainingParts } from "./training_parts.ts";
import type { TrainingState } from "./training_state.ts";
import type { StepInputs, StepOutputs } from "./training_step.ts";

/**
 * One training step, op by op: gathering the batch, the encoder, the scores, mining (without a gradient),
 * the loss, its gradients and the optimizer.
 */
export function takeStep<Chosen extends Selection, Kind extends ScoreKind>(
  parts: TrainingParts<Chosen, Kind>,
  state: TrainingState,
  inputs: StepInputs,
): StepOutputs {
  const { loss, seen, gradients } = differentiate(
    state.parameters,
    (parameters) => evaluateBatch(parts, parameters, inputs),
  );
  // A plain 1 is a float32, which would change the state's type and so trace a second function.
  const step = add<Scalar>(state.step, scalar(1, "int32"));
  const updated = parts.optimizer.update({
    ...state,
    gradients,
    step,
    numbers: inputs.numbers.optimizer,
  });
  return {
    state: { ...updated, step },
    metrics: { loss, gradientNorm: norm(gradients), ...seen },
  };
}

function evaluateBatch<Chosen extends Selection, Kind extends ScoreKind>(
  { encoder, distance, miner, loss, reducer }: TrainingParts<Chosen, Kind>,
  parameters: Parameters,
  { images, labels, indices, numbers }: StepInputs,
) {
  const batchLabels = gather<Tensor1D>(labels, indices);
  const embeddings = encoder.encode(parameters, gather<Tensor2D>(images, indices));
  const scores = distance.score(embeddings);
  const distances = minedDistances(scores);
  const selection = miner.mine({ scores: distances, labels: batchLabels, numbers: numbers.miner });

  const terms = loss.terms({ scores, selection, numbers: numbers.loss });
  const reduced = Object.entries(terms).map(([name, term]) => [name, reducer(term)] as const);
  return {
    loss: addN(reduced.map(([, value]) => value)),
    seen: {
      ...Object.fromEntries(reduced.map(([name, value]) => [`term.${name}`, value])),
      ...measureBatch({ embeddings, distances, labels: batchLabels, terms }),
    },
  };
}

/** What the miner sees and the metrics measure: distances, through which no gradient flows. */
function minedDistances(scores: Scores): Scores<"distance"> {
  const distances = isDistance(scores)
    ? scores
    : asDistance(scores as Scores<"similarity">, { form: "one-minus" });
  return { ...distances, matrix: stopGradient(distances.matrix) };
}

function isDistance(scores: Scores): scores is Scores<"distance"> {
  return scores.kind === "distance";
}

/** √Σ g², over every number of every gradient. */
function norm(gradients: Parameters): Scalar {
  return sqrt(addN(Object.values(gradients).map((gradient) => sum<Scalar>(square(gradient)))));
}
