// deno-lint-ignore-file no-console -- standard output is how it answers
/**
 * Compiles a training step in a new process, takes it and reads its loss, then says so in one line of JSON:
 * `deno run -A bench/first_step.ts`.
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

/**
 * What the process does, in this order: imports modules and packages, starts the engine, makes the inputs,
 * records the step and makes it a function, runs that and reads the loss.
 */
export const phases = ["imports", "engine", "inputs", "trace", "run"] as const;

/** What the process says. */
export interface FirstStep {
  readonly loss: number;
  /** Size of the recorded graph. */
  readonly operations: number;
  /** What each phase took, ms; the first begins with the process. */
  readonly times: Readonly<Record<typeof phases[number], number>>;
}

const [images, pixels] = [128, 784];

async function firstStep(): Promise<FirstStep> {
  const ends = [performance.now()];
  await startEngine();
  ends.push(performance.now());
  const seeded = streams(1);
  const parts = {
    encoder: mlp({ hidden: [512], dimensions: 64 }, [28, 28, 1]),
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
    pixels: Uint8Array.from({ length: images * pixels }, (_, index) => 31 * index),
    labels: Int32Array.from({ length: images }, (_, index) => index % 10),
    classes: Array.from({ length: 10 }, (_, index) => String(index)),
  };
  const inputs = putInputs({ ...parts, data, streams: seeded });
  const state = firstState(parts, initialize(parts.encoder, seeded));
  const indices = tensor1d(Array.from({ length: images }, (_, index) => index), "int32");
  let operations = 0;
  const takeStep = trainingStep(parts, {
    mode: "graph",
    onTrace(report) {
      operations = report.operations;
      ends.push(performance.now());
    },
  });
  ends.push(performance.now());
  const { metrics } = takeStep(state, { ...inputs, indices });
  const loss = metrics.loss.arraySync();
  ends.push(performance.now());
  const times = phases.map((phase, index) => [phase, ends[index]! - (ends[index - 1] ?? 0)]);
  return { loss, operations, times: Object.fromEntries(times) };
}

if (import.meta.main) console.log(JSON.stringify(await firstStep()));
