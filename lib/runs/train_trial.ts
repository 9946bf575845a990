import type { Split } from "../data/mod.ts";
import { evaluateRetrieval } from "../evaluation/mod.ts";
import { mean } from "../statistics/mod.ts";
import { dispose } from "../tensor/mod.ts";
import {
  embed,
  putWeights,
  readWeights,
  train,
  type TrainingRun,
  type TrainingState,
  type Weights,
} from "../training/mod.ts";
import { buildTrial } from "./build_trial.ts";
import { metricNames } from "./metric_names.ts";
import type { StepListener } from "./run_trial.ts";
import { stopRule } from "./stop_rule.ts";
import { trainingSetMetrics } from "./training_set_metrics.ts";
import type { TrainingTrial } from "./trial_config.ts";

/** What a training leaves. */
export interface TrainedTrial {
  /** Of the best validation check, or of the last step where there is none. */
  readonly weights: Weights;
  /** `train/active_share`, `train/evaluated_step`, and what there is to tell of the training set. */
  readonly metrics: Readonly<Record<string, number>>;
}

/**
 * Trains a trial's encoder. With `validateEvery`, MAP@R on the validation part is measured as often, told as
 * `validation/map_at_r`, and decides which weights are kept and, by `patience` and `maxMinutes`, when
 * training ends.
 *
 * @throws {TypeError} If the mode is still to be chosen.
 */
export async function trainTrial(
  config: TrainingTrial,
  split: Split,
  onStep: StepListener,
): Promise<TrainedTrial> {
  if (config.mode === "auto") {
    throw new TypeError(
      "Cannot run a trial: its mode is auto, which its record would not tell; choose one first, as " +
        "chooseModes() does",
    );
  }
  const { steps, validateEvery } = config;
  const run = buildTrial(config, split.train);
  const rule = stopRule(config);
  const activeShares: { step: number; share: number }[] = [];
  let weights: Weights = {};
  let evaluatedStep = 0;
  for await (const record of train({ ...run, checkpointEvery: validateEvery ?? steps })) {
    const { step } = record;
    if (record.kind === "step") {
      onStep(step, metricNames("train", record.metrics));
      activeShares.push({ step, share: record.metrics.activeShare });
      continue;
    }
    const score = validateEvery === undefined
      ? undefined
      : await validate(run, record.state, split);
    if (score !== undefined) onStep(step, { "validation/map_at_r": score });
    const { isBest, isOver } = rule.check(score);
    if (isBest) [weights, evaluatedStep] = [readWeights(record.state), step];
    if (isOver) break;
  }
  const last = activeShares.at(-1)?.step ?? 0;
  const secondHalf = activeShares.filter(({ step }) => step > last / 2).map(({ share }) => share);
  return {
    weights,
    metrics: {
      ...(secondHalf.length > 0 && { "train/active_share": mean(secondHalf) }),
      "train/evaluated_step": evaluatedStep,
      ...trainingSetMetrics(config, split.train),
    },
  };
}

async function validate(
  { encoder }: TrainingRun,
  state: TrainingState,
  { validation: data }: Split,
): Promise<number> {
  const parameters = putWeights(encoder, readWeights(state));
  try {
    const embeddings = embed({ encoder, parameters, data });
    const { dimensions } = encoder;
    const { overQueries } = await evaluateRetrieval({
      embeddings,
      labels: data.labels,
      dimensions,
    });
    return overQueries.map_at_r;
  } finally {
    dispose(Object.values(parameters));
  }
}
