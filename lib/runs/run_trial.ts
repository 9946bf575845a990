import type { Dataset, Split } from "../data/mod.ts";
import { type Encoder, initialize } from "../encoders/mod.ts";
import { evaluateRetrieval, rawPixelEmbeddings } from "../evaluation/mod.ts";
import { streams } from "../random/mod.ts";
import { mean } from "../statistics/mod.ts";
import { dispose } from "../tensor/mod.ts";
import { embed, putWeights, readWeights, train, type Weights } from "../training/mod.ts";
import { buildEncoder, buildTrial } from "./build_trial.ts";
import { type EmbeddedPart, evaluateTestPart } from "./evaluate_test_part.ts";
import type { TrialEvaluation } from "./evaluation_files.ts";
import { trainingSetMetrics } from "./training_set_metrics.ts";
import type { TrainingTrial, TrialConfig } from "./trial_config.ts";

/** Metrics by name, e.g. `test/map_at_r`; the names are legal in MLflow. */
export type Metrics = Readonly<Record<string, number>>;

/** What a trial ends with. */
export interface TrialEnd {
  readonly metrics: Metrics;
  /** What its embeddings of the test part say, for reports. */
  readonly evaluation: TrialEvaluation;
}

/** Hears what a trial measures, step by step. */
export type StepListener = (step: number, metrics: Metrics) => void;

/**
 * Runs one trial and gives its last metrics: retrieval on the validation and the test part, verification
 * on the test part and, if it trains, `train/active_share`, the mean share of active tuples over the
 * second half of its steps. The weights evaluated are those of the last step. A pure function of
 * configuration and data: the same on the same kind of machine, bit for bit, whatever ran before.
 *
 * @throws {TypeError} If the mode is still to be chosen.
 */
export async function runTrial(
  config: TrialConfig,
  split: Split,
  onStep: StepListener,
): Promise<TrialEnd> {
  if (config.kind === "raw-pixels") {
    const [height, width, channels] = split.test.shape;
    const dimensions = height * width * channels;
    return await evaluateBoth(split, (data) => {
      return { data, dimensions, embeddings: rawPixelEmbeddings(data) };
    });
  }
  const encoder = buildEncoder(config, split.train);
  const trained = config.kind === "training"
    ? await trainEncoder(config, split, onStep)
    : { weights: initialize(encoder, streams(config.seed)), metrics: {} };
  const { metrics, evaluation } = await evaluateEncoder(encoder, trained.weights, split);
  return { metrics: { ...trained.metrics, ...metrics }, evaluation };
}

async function trainEncoder(config: TrainingTrial, split: Split, onStep: StepListener) {
  if (config.mode === "auto") {
    throw new TypeError(
      "Cannot run a trial: its mode is auto, which its record would not tell; choose one first, as " +
        "chooseModes() does",
    );
  }
  const activeShares: number[] = [];
  let weights: Weights = {};
  for await (const record of train(buildTrial(config, split.train))) {
    if (record.kind === "checkpoint") weights = readWeights(record.state);
    else {
      onStep(record.step, named("train", record.metrics));
      if (record.step > config.steps / 2) activeShares.push(record.metrics.activeShare);
    }
  }
  const ofTraining = trainingSetMetrics(config, split.train);
  return { weights, metrics: { "train/active_share": mean(activeShares), ...ofTraining } };
}

async function evaluateEncoder(
  encoder: Encoder,
  weights: Weights,
  split: Split,
): Promise<TrialEnd> {
  const { dimensions } = encoder;
  const parameters = putWeights(encoder, weights);
  try {
    return await evaluateBoth(split, (data) => {
      return { data, dimensions, embeddings: embed({ encoder, parameters, data }) };
    });
  } finally {
    dispose(Object.values(parameters));
  }
}

async function evaluateBoth(
  split: Split,
  embedPart: (part: Dataset) => EmbeddedPart,
): Promise<TrialEnd> {
  const { embeddings, dimensions } = embedPart(split.validation);
  const { labels } = split.validation;
  const validation = await evaluateRetrieval({ embeddings, labels, dimensions });
  const { metrics, ...evaluation } = await evaluateTestPart(embedPart(split.test));
  return {
    metrics: { ...named("validation", validation.overQueries), ...named("test", metrics) },
    evaluation,
  };
}

/** Puts a part's name before each metric, and writes names as MLflow's users do: `train/active_share`. */
function named(part: string, metrics: Metrics): Metrics {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, value]) => [
      `${part}/${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
      value,
    ]),
  );
}
