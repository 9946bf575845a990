import { augmentations } from "../augmentations/mod.ts";
import type { Dataset } from "../data/mod.ts";
import { type Encoder, encoders } from "../encoders/mod.ts";
import type { LossContext } from "../losses/mod.ts";
import { objectives } from "../objectives/mod.ts";
import { createPart } from "../parts/mod.ts";
import { streams } from "../random/mod.ts";
import { samplers } from "../samplers/mod.ts";
import { optimizers, type TrainingRun } from "../training/mod.ts";
import { samplerContext } from "./_sampler_context.ts";
import { trainingSet } from "./training_set.ts";
import type { TrainingTrial } from "./trial_config.ts";

/**
 * Makes the parts that a trial's configuration names, and its {@linkcode trainingSet}: a loss may have
 * weights for each of its classes.
 *
 * @throws {TypeError | RangeError} If they do not fit together or do not fit the data.
 */
export function buildTrial(config: TrainingTrial, trainingPart: Dataset): TrainingRun {
  const { seed, augmentation, views, steps, logEvery, mode } = config;
  const { data } = trainingSet(config, trainingPart);
  const opened = streams(seed);
  const encoder = buildEncoder(config, data);
  const { objective = { name: "within-batch" }, chunkSize } = config;
  const { distance, miner, loss, reducer } = config;
  const objectiveContext = {
    comparison: { distance, miner, loss, reducer },
    loss: lossContext(data, encoder),
    views,
  };
  return {
    encoder,
    objective: createPart(objectives, objective, objectiveContext),
    optimizer: createPart(optimizers, config.optimizer),
    data,
    sampler: createPart(samplers, config.sampler, samplerContext(config, data, opened)),
    streams: opened,
    steps,
    logEvery,
    mode,
    views,
    ...(augmentation.name !== "none" && {
      augmentation: createPart(augmentations, augmentation, data.shape),
    }),
    ...(chunkSize !== undefined && { chunkSize }),
  };
}

function lossContext({ labels, classes }: Dataset, { dimensions }: Encoder): LossContext {
  const classSizes = classes.map(() => 0);
  for (const label of labels) if (label >= 0) classSizes[label]!++;
  return { classes: classes.length, dimensions, classSizes };
}

/** Makes the encoder for images of the data's shape. */
export function buildEncoder(
  config: Pick<TrainingTrial, "encoder">,
  data: Pick<Dataset, "shape">,
): Encoder {
  return createPart(encoders, config.encoder, data.shape);
}
