import { asDistance, type ScoreKind, type Scores } from "../distances/mod.ts";
import type { Parameters } from "../encoders/mod.ts";
import type { Selection } from "../miners/mod.ts";
import {
  add,
  addN,
  compile,
  type Compiled,
  type CompileOptions,
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
import { type BatchMetricName, measureBatch } from "./step_metrics.ts";
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
  const { optimizer } = parts;

  function takeStep(state: TrainingState, inputs: StepInputs): StepOutputs {
    const { loss, seen, gradients } = differentiate(
      state.parameters,
      (parameters) => evaluateBatch(parts, parameters, inputs),
    );
    // A plain 1 is a float32, which would change the state's type and so trace a second function.
    const step = add<Scalar>(state.step, scalar(1, "int32"));
    const updated = optimizer.update({
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

  return compile(takeStep, { ...options, name: "training step" });
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
