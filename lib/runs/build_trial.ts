import { type Dataset, dropEmptyClasses } from "../data/mod.ts";
import { distances } from "../distances/mod.ts";
import { type Encoder, encoders } from "../encoders/mod.ts";
import { type LossContext, losses } from "../losses/mod.ts";
import { miners } from "../miners/mod.ts";
import { type ComparisonParts, withinBatch } from "../objectives/mod.ts";
import { createPart } from "../parts/mod.ts";
import { streams } from "../random/mod.ts";
import { reducers } from "../reducers/mod.ts";
import { samplers } from "../samplers/mod.ts";
import { optimizers, type TrainingRun } from "../training/mod.ts";
import type { TrainingTrial } from "./trial_config.ts";

/**
 * Makes the parts that a trial's configuration names. Classes without a training image are dropped, and
 * the others numbered from 0, since a loss may have weights for each.
 *
 * @throws {TypeError | RangeError} If they do not fit together or do not fit the data.
 */
export function buildTrial(config: TrainingTrial, trainingPart: Dataset): TrainingRun {
  const { seed, batchSize, steps, logEvery, mode } = config;
  const data = dropEmptyClasses(trainingPart);
  const opened = streams(seed);
  const encoder = buildEncoder(config, data);
  // Which loss takes which selection and which scores is known by name only here: withinBatch() checks.
  const comparison = {
    distance: createPart(distances, config.distance),
    miner: createPart(miners, config.miner),
    loss: createPart(losses, config.loss, lossContext(data, encoder)),
    reducer: createPart(reducers, config.reducer),
  } as unknown as ComparisonParts;
  const context = { labels: data.labels, batchSize, streams: opened };
  return {
    encoder,
    objective: withinBatch(comparison),
    optimizer: createPart(optimizers, config.optimizer),
    data,
    sampler: createPart(samplers, config.sampler, context),
    streams: opened,
    steps,
    logEvery,
    mode,
  };
}

function lossContext({ labels, classes }: Dataset, { dimensions }: Encoder): LossContext {
  const classSizes = classes.map(() => 0);
  for (const label of labels) classSizes[label]!++;
  return { classes: classes.length, dimensions, classSizes };
}

/** Makes the encoder for images of the data's shape. */
export function buildEncoder(
  config: Pick<TrainingTrial, "encoder">,
  data: Pick<Dataset, "shape">,
): Encoder {
  return createPart(encoders, config.encoder, data.shape);
}
