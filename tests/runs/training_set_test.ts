import { assert, assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import type { Dataset } from "../../lib/data/mod.ts";
import { parseOptions } from "../../lib/parts/mod.ts";
import {
  buildTrial,
  trainingSet,
  trainingSetMetrics,
  trainingTrial,
  type TrainingTrialInput,
} from "../../lib/runs/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import { train } from "../../lib/training/mod.ts";
import { blobs, metricsOf } from "../training/toy_run.ts";

await startEngine({ threads: 1 });

const plain: TrainingTrialInput = {
  setup: "online",
  seed: 1,
  data: { name: "digit-pairs" },
  encoder: { name: "mlp", hidden: [12], dimensions: 4 },
  sampler: { name: "m-per-class", samplesPerClass: 4 },
  distance: { name: "cosine" },
  miner: { name: "all-pairs" },
  loss: { name: "sup-con" },
  reducer: { name: "mean" },
  optimizer: { name: "adam" },
  batchSize: 20,
  steps: 4,
  logEvery: 1,
};
const simclr: Partial<TrainingTrialInput> = {
  setup: "simclr",
  sampler: { name: "uniform" },
  loss: { name: "simclr" },
  objective: { name: "self-supervised" },
  augmentation: { name: "noise" },
  views: 2,
};

const parse = (options: Partial<TrainingTrialInput>) =>
  parseOptions("a trial", trainingTrial, { ...plain, ...options });
const set = (options: Partial<TrainingTrialInput>) => trainingSet(parse(options), blobs);
const run = (options: Partial<TrainingTrialInput>, data: Dataset = blobs) =>
  buildTrial(parse(options), data);

Deno.test("a trial's training set is the training part unless an option changes it", () => {
  const { data, truth } = set({});
  assertEquals(data, blobs);
  assertEquals(truth, blobs.labels);
  assertEquals(trainingSetMetrics(parse({}), blobs), {});
});

Deno.test("a trial's training set has the images and labels that its options leave", () => {
  const options = { trainingImages: 80, labelsPerClass: 10, labelNoise: 0.2 };
  const { data, truth } = set(options);
  assertEquals([data.labels.length, truth.length, data.pixels.length], [50, 50, 50 * 36]);
  assertEquals(trainingSetMetrics(parse(options), blobs), {
    "train/images": 50,
    "train/known_labels": 50,
    "train/wrong_labels": 10,
  });
  assert(set({ imbalance: 4 }).data.labels.length < 70);
  for (const option of [{ trainingImages: 101 }, { imbalance: 20 }, { labelsPerClass: 21 }]) {
    assertThrows(() => set(option), RangeError);
  }
});

Deno.test("set-ups of one seed train on the same images and labels, those of another on others", () => {
  const options = { imbalance: 2, labelNoise: 0.3 };
  const one = set(options);
  assertEquals(set({ ...options, setup: "other", loss: { name: "contrastive" } }), one);
  assertNotEquals(set({ ...options, seed: 2 }).data.labels, one.data.labels);
});

Deno.test("a self-supervised trial sees the images without labels, too", () => {
  const { data, truth } = set({ ...simclr, labelsPerClass: 3 });
  assertEquals(data.pixels, blobs.pixels);
  assertEquals(truth, blobs.labels);
  assertEquals(data.labels.filter((label) => label >= 0).length, 15);
});

Deno.test("a self-supervised trial's numbers do not depend on any label", async () => {
  const whole = await metricsOf(train(run(simclr)));
  assert(whole.every(({ loss }) => Number.isFinite(loss)));
  for (const options of [{ labelsPerClass: 2 }, { labelNoise: 1 }]) {
    assertEquals(await metricsOf(train(run({ ...simclr, ...options }))), whole);
  }
});

Deno.test("a trial's augmentation and views reach the training, which encodes batchSize images", () => {
  const { sampler, augmentation, views } = run(simclr);
  assertEquals([sampler.batchSize, views], [10, 2]);
  assertEquals(augmentation?.numbers, { deviation: 0.1 });
  assertEquals("augmentation" in run({}), false);
  assertThrows(
    () => run({ ...simclr, views: 3 }),
    RangeError,
    "batchSize must be a multiple of views",
  );
  assertThrows(() => run({ ...simclr, views: 1 }), RangeError, "views must be a whole number ≥ 2");
});

Deno.test("a trial gives samplers what its data have, and refuses those that need more, by name", () => {
  const hierarchical = { sampler: { name: "hierarchical", samplesPerClass: 5 } } as const;
  const seen = run(hierarchical, { ...blobs, categories: [0, 0, 1, 1, 1] });
  const labels = new Set([...seen.sampler.batch(0)].map((image) => blobs.labels[image]!));
  assertEquals(labels.size, 4);
  assertThrows(
    () => run(hierarchical),
    RangeError,
    "Cannot build set-up online: the sampler hierarchical needs data whose classes have categories, found blobs",
  );
  assertThrows(() => run({ sampler: { name: "weighted" } }), RangeError, "weighted needs a weight");
  assertThrows(
    () => run({ ...simclr, sampler: { name: "m-per-class" } }),
    RangeError,
    "looks at no label, uniform or no-duplicates, found m-per-class",
  );
});

Deno.test("a trial's no-duplicates parts images that are equal byte by byte", () => {
  // Every image twice: a batch of 20 from 50 contents.
  const half = blobs.pixels.subarray(0, blobs.pixels.length / 2);
  const twice = { ...blobs, pixels: Uint8Array.of(...half, ...half) };
  const { sampler } = run({ sampler: { name: "no-duplicates" } }, twice);
  for (let step = 0; step < 10; step++) {
    assertEquals(new Set([...sampler.batch(step)].map((image) => image % 50)).size, 20);
  }
});
