import { assert, assertEquals, assertLess, assertNotEquals, assertRejects } from "@std/assert";
import { euclidean } from "../../lib/distances/mod.ts";
import { mlp } from "../../lib/encoders/mod.ts";
import { arcFace, contrastive, tripletMargin } from "../../lib/losses/mod.ts";
import { allPairs, semiHard } from "../../lib/miners/mod.ts";
import { withinBatch } from "../../lib/objectives/mod.ts";
import { compiledFunctionCount, freeCompiledFunctions, startEngine } from "../../lib/tensor/mod.ts";
import {
  NonFiniteLossError,
  readSafetensors,
  readState,
  readWeights,
  sgd,
  type Snapshot,
  train,
  type TrainingRun,
  writeSafetensors,
} from "../../lib/training/mod.ts";
import { blobs, collect, metricsOf, setups, smallCnn, toyParts, toyRun } from "./toy_run.ts";

const engine = await startEngine({ threads: 1 });
const pairs = toyParts(setups.pairs);
const product = toyParts(setups.product);

Deno.test("train() tells of every logged step, and of checkpoints after them", async () => {
  const records = await collect(
    train(toyRun(pairs, { steps: 10, logEvery: 4, checkpointEvery: 5 })),
  );
  assertEquals(
    records.map(({ kind, step }) => `${kind} ${step}`),
    ["step 4", "checkpoint 5", "step 8", "step 10", "checkpoint 10"],
  );
});

Deno.test("train() reports finite metrics within their ranges", async () => {
  for (const metrics of await metricsOf(train(toyRun(pairs)))) {
    assertEquals(Object.keys(metrics).sort(), [
      "activeShare",
      "distanceGap",
      "embeddingSpread",
      "gradientNorm",
      "loss",
      "meanNegativeDistance",
      "meanPositiveDistance",
      "selected",
      "term.negative",
      "term.positive",
    ]);
    assert(Object.values(metrics).every(Number.isFinite));
    assert(0 <= metrics.activeShare && metrics.activeShare <= 1);
    assert(0 <= metrics.embeddingSpread && metrics.embeddingSpread <= 1);
    assertEquals(metrics.selected, 20 * 19); // every ordered pair of two images of the batch
  }
});

Deno.test("train() brings the loss down on blobs, with either encoder", async () => {
  for (const parts of [pairs, { ...pairs, encoder: smallCnn }]) {
    const metrics = await metricsOf(train(toyRun(parts, { steps: 100, logEvery: 1 })));
    assertLess(metrics.at(-1)!.loss, metrics[0]!.loss / 3);
    assertLess(0.3, metrics.at(-1)!.distanceGap - metrics[0]!.distanceGap);
  }
});

Deno.test("train() with one seed gives the same metrics bit for bit, another seed does not", async () => {
  const one = await metricsOf(train(toyRun(product, { seed: 1 })));
  assertEquals(await metricsOf(train(toyRun(product, { seed: 1 }))), one);
  assertNotEquals(await metricsOf(train(toyRun(product, { seed: 2 }))), one);
});

Deno.test("train() gives the same metrics whatever ran before it", async () => {
  const first = await metricsOf(train(toyRun(product)));
  await metricsOf(train(toyRun({ ...pairs, encoder: smallCnn }, { seed: 9 })));
  await metricsOf(train(toyRun(toyParts(setups.similarity), { seed: 4, mode: "eager" })));
  assertEquals(await metricsOf(train(toyRun(product))), first);
});

Deno.test("train() compiles one function a set-up, however many margins and seeds", async () => {
  const encoder = mlp({ hidden: [9], dimensions: 4 }, blobs.shape); // unlike any other test's
  const before = compiledFunctionCount();
  for (const margin of [0.05, 0.1, 0.5]) {
    for (const seed of [1, 2]) {
      const parts = toyParts(withinBatch({
        distance: euclidean(),
        miner: semiHard({ margin }),
        loss: tripletMargin({ margin }),
      }));
      await metricsOf(train(toyRun({ ...parts, encoder }, { seed, steps: 3 })));
    }
  }
  assertEquals(compiledFunctionCount() - before, 1);
});

Deno.test("train() goes on from a checkpoint bit for bit", async () => {
  for (const mode of ["graph", "eager"] as const) {
    const whole = toyRun(product, { mode, logEvery: 1, checkpointEvery: 7 });
    const expected = await metricsOf(train(whole));
    let saved: Snapshot | undefined;
    for await (const record of train(whole)) {
      if (record.kind === "checkpoint" && record.step === 7) {
        saved = readSafetensors(writeSafetensors(readState(record.state))).tensors;
      }
    }
    assertEquals(await metricsOf(train({ ...whole, from: saved! })), expected.slice(7));
  }
});

Deno.test("train() gives the same records and weights however many steps a call takes", async () => {
  // An encoder with convolutions takes single steps unless it is told; several give the same.
  const runs = [toyRun(product), toyRun({ ...pairs, encoder: smallCnn })];
  for (const run of runs) {
    const found = async (mode: "graph" | "xla", stepsPerCall: number) => {
      const options = { mode, stepsPerCall, steps: 11, logEvery: 4, checkpointEvery: 6 };
      const records: unknown[] = [];
      for await (const record of train({ ...run, ...options } as TrainingRun)) {
        records.push(record.kind === "step" ? record : readState(record.state));
      }
      return records;
    };
    const expected = await found("graph", 1);
    assertEquals(expected.length, 5);
    for (const count of [2, 3, 16]) assertEquals(await found("graph", count), expected);
    // Convolutions in a loop are others to XLA: not bit for bit, and slow.
    if (run.encoder === smallCnn) continue;
    assertEquals(await found("xla", 3), await found("xla", 1));
  }
});

Deno.test("train() takes several steps a call, and compiles one function, if records allow", async () => {
  const encoder = mlp({ hidden: [7], dimensions: 4 }, blobs.shape); // unlike any other test's
  const made = async (options: Partial<TrainingRun>) => {
    freeCompiledFunctions();
    const before = compiledFunctionCount();
    await metricsOf(train({ ...toyRun(pairs), encoder, ...options }));
    return compiledFunctionCount() - before;
  };
  assertEquals(await made({ steps: 12, logEvery: 4 }), 1);
  assertEquals(await made({ steps: 100, logEvery: 50 }), 1);
  // What is left over is taken step by step.
  assertEquals(await made({ steps: 14, logEvery: 4 }), 2);
  const batches: number[] = [];
  const { sampler } = toyRun(pairs);
  const watched = {
    ...sampler,
    batch(step: number) {
      batches.push(step);
      return sampler.batch(step);
    },
  };
  const run = { ...toyRun(pairs, { steps: 7, logEvery: 4 }), sampler: watched };
  for await (const _ of train(run)) batches.push(-1);
  assertEquals(batches, [0, 1, 2, 3, -1, 4, 5, 6, -1, -1]);
});

Deno.test("train() frees what it made, also when left early or on an error", async () => {
  await metricsOf(train(toyRun(pairs, { steps: 1 })));
  const tensors = engine.tensorCount();
  for (const mode of ["graph", "eager"] as const) {
    await metricsOf(train(toyRun(pairs, { mode })));
    for await (const record of train(toyRun(pairs, { mode, logEvery: 1 }))) {
      if (record.step === 3) break;
    }
    const sampler = { batchSize: 20, batch: () => fail() };
    await assertRejects(() => collect(train(toyRun(pairs, { mode, sampler }))), Error, "no batch");
    const from: Snapshot = { step: { shape: [], values: Int32Array.of(2) } };
    await assertRejects(() => collect(train(toyRun(pairs, { mode, from }))), TypeError);
    assertEquals(engine.tensorCount(), tensors, mode);
  }
});

function fail(): Int32Array {
  throw new Error("no batch");
}

Deno.test("train() refuses labels that the loss has no weights for", async () => {
  const objective = withinBatch({
    distance: euclidean(),
    miner: allPairs(),
    loss: arcFace({}, { classes: 3, dimensions: 4 }),
  });
  await assertRejects(
    () => collect(train(toyRun(toyParts(objective)))),
    RangeError,
    "Cannot train: the loss has weights for 3 classes, so labels must be below 3, found 4 in blobs; create " +
      "the loss for 5 classes",
  );
});

Deno.test("train() stops at a loss that is not finite, and names the step", async () => {
  const encoder = mlp({ hidden: [], dimensions: 4, normalize: false }, blobs.shape);
  const tensors = engine.tensorCount();
  const parts = { ...pairs, encoder, optimizer: sgd({ learningRate: 1e30 }) };
  const error = await assertRejects(
    () => collect(train(toyRun(parts, { logEvery: 5 }))),
    NonFiniteLossError,
    "at step 2",
  );
  assertEquals([error.step, error.quantity, Number.isFinite(error.value)], [2, "loss", false]);
  assertEquals(engine.tensorCount(), tensors);
});

Deno.test("train() gives timers their turn", async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const started = performance.now();
  await metricsOf(train(toyRun(pairs, { steps: 40, logEvery: 40, mode: "eager" })));
  clearInterval(timer);
  // An eager step takes milliseconds: there was time for many turns, and a few must have been had.
  assertLess(Math.min(5, (performance.now() - started) / 50), turns);
});

Deno.test("train() hands out the state that its last step left", async () => {
  let norm = 0;
  for await (const record of train(toyRun(pairs, { steps: 3 }))) {
    if (record.kind === "checkpoint") {
      const weights = readWeights(record.state);
      assertEquals(Object.keys(weights), Object.keys(pairs.encoder.parameters));
      norm = Math.hypot(...weights["linear1.weight"]!);
    }
  }
  assert(norm > 0);
});

Deno.test("train() refuses numbers of steps that are no such thing", async () => {
  for (
    const wrong of [
      { steps: 0 },
      { logEvery: 1.5 },
      { checkpointEvery: NaN },
      { stepsPerCall: 0 },
    ]
  ) {
    await assertRejects(
      () => collect(train(toyRun(pairs, wrong))),
      RangeError,
      Object.keys(wrong)[0],
    );
  }
});

Deno.test("train() follows a contrastive loss with two terms", async () => {
  const loss = contrastive({ form: "hinge" });
  const parts = toyParts(withinBatch({ distance: euclidean(), miner: allPairs(), loss }));
  for (const metrics of await metricsOf(train(toyRun(parts)))) {
    const sum = Math.fround(metrics["term.positive"]! + metrics["term.negative"]!);
    assertEquals(metrics.loss, sum);
  }
});
