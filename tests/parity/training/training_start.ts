import type { FashionMnist } from "../../../lib/data/mod.ts";
import { cnn, initialize } from "../../../lib/encoders/mod.ts";
import { type Streams, streams } from "../../../lib/random/mod.ts";
import { mPerClass, type Sampler } from "../../../lib/samplers/mod.ts";
import { adam, type NamedArray, writeSafetensors } from "../../../lib/training/mod.ts";

/** Convolutions 3 × 3 of 32 and 64 channels, pooled; a linear layer from 1600 to 64; rows of length 1. */
export const encoder = cnn({ channels: [32, 64], dimensions: 64, normalize: true }, [28, 28, 1]);

export const optimizer = adam({ learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });

const BATCH = 120;
const PER_CLASS = 12;

/** What the seed decides: the first weights, by name, and the batches. */
export function seededStart(
  seed: number,
  labels: Int32Array,
): { readonly streams: Streams; readonly sampler: Sampler } {
  const seeded = streams(seed);
  const context = { labels, batchSize: BATCH, streams: seeded };
  return { streams: seeded, sampler: mPerClass({ samplesPerClass: PER_CLASS }, context) };
}

/** The same for the reference, as a safetensors file: `parameters/…`, and `indices`, `[steps, images]`. */
export function startFile(seed: number, steps: number, labels: Int32Array): Uint8Array {
  const { streams, sampler } = seededStart(seed, labels);
  const indices = new Int32Array(steps * BATCH);
  for (let step = 0; step < steps; step++) indices.set(sampler.batch(step), step * BATCH);
  const tensors: Record<string, NamedArray> = {
    indices: { shape: [steps, BATCH], values: indices },
  };
  const weights = initialize(encoder, streams);
  for (const [name, { shape }] of Object.entries(encoder.parameters)) {
    tensors[`parameters/${name}`] = { shape, values: weights[name]! };
  }
  return writeSafetensors(tensors);
}

/** Writes the images for the reference: pixels as bytes, `train` and `test`, and the training labels. */
export async function writeImages(folder: string, { train, test }: FashionMnist): Promise<void> {
  await Deno.writeFile(`${folder}/train.pixels`, train.pixels);
  await Deno.writeFile(`${folder}/test.pixels`, test.pixels);
  const { labels } = train;
  const tensors = { labels: { shape: [labels.length], values: labels } };
  await Deno.writeFile(`${folder}/labels.safetensors`, writeSafetensors(tensors));
}
