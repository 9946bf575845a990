// deno-lint-ignore-file no-console -- standard output is how it answers
/**
 * Compiles a training step in a new process, takes it and reads its loss, then says so in one line of JSON:
 * `deno run -A bench/first_step.ts <hidden sizes>`, e.g. `512` or `256,256`.
 *
 * @module
 */
import { euclidean } from "../lib/distances/mod.ts";
import { initialize, mlp } from "../lib/encoders/mod.ts";
import { contrastive } from "../lib/losses/mod.ts";
import { allPairs } from "../lib/miners/mod.ts";
import { withinBatch } from "../lib/objectives/mod.ts";
import { streams } from "../lib/random/mod.ts";
import { meanOfNonZero } from "../lib/reducers/mod.ts";
import { startEngine, tensor1d } from "../lib/tensor/mod.ts";
import { adam, firstState, putInputs, trainingStep } from "../lib/training/mod.ts";

/** What the process says. */
export interface FirstStep {
  /** Of the recorded graph. */
  readonly operations: number;
  /** From the step's call until it was recorded and made a function, ms. */
  readonly traceTime: number;
  readonly loss: number;
}

const [images, batch, size] = [1280, 128, 784];

async function firstStep(hidden: number[]): Promise<FirstStep> {
  await startEngine();
  const parts = {
    encoder: mlp({ hidden, dimensions: 64 }, [28, 28, 1]),
    objective: withinBatch({
      distance: euclidean(),
      miner: allPairs(),
      loss: contrastive({ margin: 0.5 }),
      reducer: meanOfNonZero(),
    }),
    optimizer: adam(),
  };
  const data = {
    name: "stripes",
    shape: [28, 28, 1] as const,
    pixels: Uint8Array.from({ length: images * size }, (_, index) => 31 * index),
    labels: Int32Array.from({ length: images }, (_, index) => index % 10),
    classes: Array.from({ length: 10 }, (_, index) => String(index)),
  };
  const seeded = streams(1);
  const inputs = putInputs({ ...parts, data, streams: seeded });
  const state = firstState(parts, initialize(parts.encoder, seeded));
  const indices = tensor1d(Array.from({ length: batch }, (_, index) => index), "int32");
  const trace = { operations: 0, end: 0 };
  const takeStep = trainingStep(parts, {
    mode: "graph",
    onTrace: ({ operations }) => Object.assign(trace, { operations, end: performance.now() }),
  });
  const begun = performance.now();
  const { metrics } = takeStep(state, { ...inputs, indices });
  const loss = metrics.loss.arraySync();
  return { operations: trace.operations, traceTime: trace.end - begun, loss };
}

const hidden = (Deno.args[0] ?? "512").split(",").map(Number);
console.log(JSON.stringify(await firstStep(hidden)));
