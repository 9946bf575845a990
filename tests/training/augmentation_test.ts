import { assertEquals, assertNotEquals, assertRejects } from "@std/assert";
import { affine, noise, none, sequence } from "../../lib/augmentations/mod.ts";
import { mlp } from "../../lib/encoders/mod.ts";
import { selfSupervised } from "../../lib/objectives/mod.ts";
import { streams } from "../../lib/random/mod.ts";
import { uniform } from "../../lib/samplers/mod.ts";
import { compiledFunctionCount, startEngine } from "../../lib/tensor/mod.ts";
import {
  readSafetensors,
  readState,
  type Snapshot,
  train,
  type TrainingRun,
  writeSafetensors,
} from "../../lib/training/mod.ts";
import { blobs, metricsOf, setups, toyParts, toyRun } from "./toy_run.ts";

const engine = await startEngine({ threads: 1 });

const augmentation = sequence({ steps: [{ name: "affine" }, { name: "noise" }] }, blobs.shape);
const tens = uniform({}, { labels: blobs.labels, batchSize: 10, streams: streams(1) });
const views = toyRun(toyParts(selfSupervised({ objective: setups.similarity })), {
  sampler: tens,
  logEvery: 1,
  checkpointEvery: 7,
});
const run: TrainingRun = { ...views, augmentation, views: 2 };
const measure = (options: Partial<TrainingRun>) => metricsOf(train({ ...run, ...options }));

Deno.test("train() augments by the seed: the same again, another with another, none at strength 0", async () => {
  const once = await measure({});
  assertEquals(await measure({}), once);
  const other = {
    open: (name: Parameters<typeof run.streams.open>[0], key: string | number) =>
      name === "augment" ? streams(2).open(name, key) : run.streams.open(name, key),
    seed: 1,
  };
  assertNotEquals(await measure({ streams: other }), once);

  const still = affine({ degrees: 0, shift: 0, scale: 0 }, blobs.shape);
  const { augmentation: _, ...plain } = run;
  const without = await metricsOf(train(plain));
  assertEquals(await measure({ augmentation: still }), without);
  assertEquals(await measure({ augmentation: none({}, blobs.shape) }), without);
  assertNotEquals(once, without);
});

Deno.test("train() encodes the views of a batch one after another, each with its image's label", async () => {
  const { augmentation: _, ...plain } = { ...toyRun(toyParts(setups.pairs)), sampler: tens };
  const repeated = {
    batchSize: 20,
    batch: (step: number) => Int32Array.of(...tens.batch(step), ...tens.batch(step)),
  };
  const expected = await metricsOf(train({ ...plain, sampler: repeated }));
  assertEquals(await metricsOf(train({ ...plain, views: 2 })), expected);
});

Deno.test("train() draws each view for itself", async () => {
  const [alike] = await measure({ augmentation: none({}, blobs.shape) });
  assertEquals(Math.abs(alike!.meanPositiveDistance) < 1e-6, true);
  const [apart] = await measure({ augmentation: noise({ deviation: 0.3 }, blobs.shape) });
  assertEquals(apart!.meanPositiveDistance > 1e-3, true);
});

Deno.test("train() with views goes on from a checkpoint bit for bit, in any mode and loop", async () => {
  const expected = await measure({});
  assertEquals(await measure({ mode: "eager" }), expected);
  assertEquals(
    await measure({ stepsPerCall: 1, logEvery: 3 }),
    await measure({ stepsPerCall: 3, logEvery: 3 }),
  );
  let saved: Snapshot | undefined;
  for await (const record of train(run)) {
    if (record.kind === "checkpoint" && record.step === 7) {
      saved = readSafetensors(writeSafetensors(readState(record.state))).tensors;
    }
  }
  assertEquals(await measure({ from: saved! }), expected.slice(7));
});

Deno.test("train() in chunks encodes the very images that were augmented once", async () => {
  const whole = await measure({ steps: 3 });
  const chunked = await measure({ steps: 3, chunkSize: 5 });
  chunked.forEach((metrics, step) => {
    // The same sums in another order, three steps long: some 1e-6.
    assertEquals(Math.abs(metrics.loss - whole[step]!.loss) < 1e-5, true);
  });
});

Deno.test("train() compiles one function for all strengths of an augmentation, and frees all", async () => {
  const encoder = mlp({ hidden: [11], dimensions: 4 }, blobs.shape); // unlike any other test's
  const before = compiledFunctionCount();
  for (const deviation of [0.1, 0.2]) {
    await measure({
      encoder,
      steps: 2,
      logEvery: 2,
      augmentation: noise({ deviation }, blobs.shape),
    });
  }
  assertEquals(compiledFunctionCount() - before, 1);
  const tensors = engine.tensorCount();
  await measure({});
  assertEquals(engine.tensorCount(), tensors);
});

Deno.test("train() refuses views that are no whole number of at least 1", async () => {
  for (const wrong of [0, 1.5]) {
    await assertRejects(() => measure({ views: wrong }), RangeError, "views");
  }
});
