// deno-lint-ignore-file no-console -- a child process: its parent reads what it prints
/**
 * Trains one step of a wide convolutional encoder in chunks, then one of the whole batch, and prints how far
 * each lifted the process's peak memory above that of a warm engine, in MiB, as JSON.
 *
 * @module
 */
import { cnn } from "../../lib/encoders/mod.ts";
import { streams } from "../../lib/random/mod.ts";
import { uniform } from "../../lib/samplers/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import { sgd, train } from "../../lib/training/mod.ts";
import { setups } from "./toy_run.ts";

await startEngine({ threads: 1 });
const side = 64;
const count = 256;

function peak(): number {
  const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(Deno.readTextFileSync("/proc/self/status"))!;
  return Number(kibibytes) / 1024;
}

async function step(batchSize: number, chunkSize?: number): Promise<number> {
  const before = peak();
  const data = {
    name: "grey",
    shape: [side, side, 1] as const,
    pixels: new Uint8Array(count * side * side).map((_, index) => index % 251),
    labels: Int32Array.from({ length: count }, (_, index) => index % 4),
    classes: ["a", "b", "c", "d"],
  };
  const run = train({
    encoder: cnn({ channels: [32, 64], dimensions: 8 }, data.shape),
    objective: setups.pairs,
    optimizer: sgd({ learningRate: 0.01 }),
    sampler: uniform({}, { labels: data.labels, batchSize, streams: streams(1) }),
    streams: streams(1),
    data,
    steps: 1,
    ...(chunkSize !== undefined && { chunkSize }),
  });
  for await (const _ of run);
  return peak() - before;
}

await step(16, 8);
const chunks = await step(256, 8);
const whole = await step(256);
console.log(JSON.stringify({ chunks, whole }));
