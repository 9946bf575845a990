import type { Dataset } from "../../lib/data/mod.ts";
import { cosine, euclidean } from "../../lib/distances/mod.ts";
import { cnn, mlp } from "../../lib/encoders/mod.ts";
import { contrastive, ntXent, tripletMargin } from "../../lib/losses/mod.ts";
import { allPairs, batchHard, semiHard } from "../../lib/miners/mod.ts";
import { type Objective, withinBatch } from "../../lib/objectives/mod.ts";
import { streams } from "../../lib/random/mod.ts";
import { meanOfNonZero } from "../../lib/reducers/mod.ts";
import { mPerClass } from "../../lib/samplers/mod.ts";
import {
  adam,
  type StepMetrics,
  type TrainingParts,
  type TrainingRecord,
  type TrainingRun,
} from "../../lib/training/mod.ts";

const SIDE = 6;
const CLASSES = 5;
const COUNT = 100;

/** Noisy stripes of 6 × 6 pixels, a slant for each of five classes. */
export const blobs: Dataset = {
  name: "blobs",
  shape: [SIDE, SIDE, 1],
  pixels: noisyStripes(),
  labels: Int32Array.from({ length: COUNT }, (_, index) => index % CLASSES),
  classes: ["a", "b", "c", "d", "e"],
};

function noisyStripes(): Uint8Array {
  const noise = streams(3).open("evaluation", 0);
  return Uint8Array.from({ length: COUNT * SIDE * SIDE }, (_, place) => {
    const [image, pixel] = [Math.floor(place / (SIDE * SIDE)), place % (SIDE * SIDE)];
    return 120 * noise() + (pixel % CLASSES === image % CLASSES ? 90 : 0);
  });
}

export const smallMlp = mlp({ hidden: [12], dimensions: 4 }, blobs.shape);
export const smallCnn = cnn({ channels: [3], dimensions: 4 }, blobs.shape);

/** Objectives, one a kind of selection and score. */
export const setups = {
  pairs: withinBatch({
    distance: euclidean(),
    miner: allPairs(),
    loss: contrastive({ margin: 0.5 }),
    reducer: meanOfNonZero(),
  }),
  product: withinBatch({
    distance: euclidean(),
    miner: semiHard({ margin: 0.2 }),
    loss: tripletMargin({ margin: 0.2 }),
  }),
  table: withinBatch({
    distance: euclidean(),
    miner: batchHard(),
    loss: tripletMargin({ margin: 0.2 }),
  }),
  similarity: withinBatch({
    distance: cosine(),
    miner: allPairs(),
    loss: ntXent(),
    reducer: meanOfNonZero(),
  }),
};

/** An objective with an MLP and Adam. */
export function toyParts(objective: Objective): TrainingParts {
  return { encoder: smallMlp, objective, optimizer: adam({ learningRate: 0.01 }) };
}

/** A short training on the blobs. */
export function toyRun(
  parts: TrainingParts,
  { seed = 1, ...rest }:
    & { readonly seed?: number }
    & Partial<Omit<TrainingRun, keyof TrainingParts>> = {},
): TrainingRun {
  const context = { labels: blobs.labels, batchSize: 20, streams: streams(seed) };
  return {
    data: blobs,
    sampler: mPerClass({ samplesPerClass: 4 }, context),
    streams: streams(seed),
    steps: 12,
    logEvery: 4,
    ...parts,
    ...rest,
  };
}

/** Every record of a training. */
export async function collect(records: AsyncIterable<TrainingRecord>): Promise<TrainingRecord[]> {
  const all: TrainingRecord[] = [];
  for await (const record of records) all.push(record);
  return all;
}

/** The metrics of every logged step, in order. */
export async function metricsOf(records: AsyncIterable<TrainingRecord>): Promise<StepMetrics[]> {
  return (await collect(records)).flatMap((record) =>
    record.kind === "step" ? [record.metrics] : []
  );
}
