import type { Dataset, Split } from "../data/mod.ts";
import { type Encoder, initialize } from "../encoders/mod.ts";
import { evaluateRetrieval, rawPixelEmbeddings } from "../evaluation/mod.ts";
import { streams } from "../random/mod.ts";
import { dispose } from "../tensor/mod.ts";
import { embed, putWeights, type Weights } from "../training/mod.ts";
import { buildEncoder } from "./build_trial.ts";
import { type EmbeddedPart, evaluateTestPart } from "./evaluate_test_part.ts";
import type { TrialEvaluation } from "./evaluation_files.ts";
import { metricNames } from "./metric_names.ts";
import { trainTrial } from "./train_trial.ts";
import type { TrialConfig } from "./trial_config.ts";

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
 * and clustering on the test part and, if it trains, `train/active_share`, the mean share of active tuples
 * over the second half of its steps, and `train/evaluated_step`, the step whose weights these are: that of
 * the best validation check, or else the last. A pure function of configuration and data, unless a time
 * limit ends it: the same on the same kind of machine, bit for bit, whatever ran before.
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
    ? await trainTrial(config, split, onStep)
    : { weights: initialize(encoder, streams(config.seed)), metrics: {} };
  const { metrics, evaluation } = await evaluateEncoder(encoder, trained.weights, split);
  return { metrics: { ...trained.metrics, ...metrics }, evaluation };
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
    metrics: {
      ...metricNames("validation", validation.overQueries),
      ...metricNames("test", metrics),
    },
    evaluation,
  };
}
