// deno-lint-ignore-file no-console -- a child process: its parent reads what it prints
/**
 * Trains a small convolutional encoder and prints a digest of its last weights' bits. Arguments: options
 * of `startEngine` as JSON, and the images' side.
 *
 * @module
 */
import type { Dataset } from "../../lib/data/mod.ts";
import { euclidean } from "../../lib/distances/mod.ts";
import { cnn } from "../../lib/encoders/mod.ts";
import { contrastive } from "../../lib/losses/mod.ts";
import { allPairs } from "../../lib/miners/mod.ts";
import { withinBatch } from "../../lib/objectives/mod.ts";
import { streams } from "../../lib/random/mod.ts";
import { meanOfNonZero } from "../../lib/reducers/mod.ts";
import { mPerClass } from "../../lib/samplers/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import { adam, readWeights, train } from "../../lib/training/mod.ts";

const engine = await startEngine(JSON.parse(Deno.args[0]!));
const side = Number(Deno.args[1]);
const seeded = streams(1);
const noise = seeded.open("evaluation", "images");
const data: Dataset = {
  name: "noise",
  shape: [side, side, 1],
  pixels: Uint8Array.from({ length: 64 * side * side }, () => 256 * noise()),
  labels: Int32Array.from({ length: 64 }, (_, index) => index % 4),
  classes: ["a", "b", "c", "d"],
};
const run = train({
  encoder: cnn({ channels: [8, 16], dimensions: 16 }, data.shape),
  objective: withinBatch({
    distance: euclidean(),
    miner: allPairs(),
    loss: contrastive({ margin: 0.5 }),
    reducer: meanOfNonZero(),
  }),
  optimizer: adam(),
  sampler: mPerClass({ samplesPerClass: 8 }, {
    labels: data.labels,
    batchSize: 32,
    streams: seeded,
  }),
  data,
  streams: seeded,
  steps: 4,
});
let bits = new Uint8Array();
for await (const record of run) {
  if (record.kind !== "checkpoint") continue;
  const weights = Object.values(readWeights(record.state));
  bits = await new Blob(weights.map((values) => values.slice())).bytes();
}
const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bits)).toHex();
const { determinism, backend, threads } = engine;
console.log(JSON.stringify({ determinism, backend, threads, digest }));
