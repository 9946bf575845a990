// deno-lint-ignore-file no-console -- a child process: its parent reads what it prints
/**
 * Takes one compiled step, value and gradient, of all triplets with swap over a batch of 1,024, and prints
 * how far it lifted the process's peak memory above that of the loaded engine, in MiB.
 *
 * @module
 */
import { euclidean } from "../../lib/distances/mod.ts";
import { tripletMargin } from "../../lib/losses/mod.ts";
import { allTriplets } from "../../lib/miners/mod.ts";
import { withinBatch } from "../../lib/objectives/mod.ts";
import {
  compile,
  grad,
  scalar,
  startEngine,
  type Tensor,
  tensor1d,
  type Tensor2D,
  tensor2d,
} from "../../lib/tensor/mod.ts";
import { randomRows } from "../distances/_points.ts";

await startEngine({ threads: 1 });
const batch = 1024;
const objective = withinBatch({
  distance: euclidean({ normalize: true }),
  miner: allTriplets(),
  loss: tripletMargin({ swap: true }),
});

function peak(): number {
  const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(Deno.readTextFileSync("/proc/self/status"))!;
  return Number(kibibytes) / 1024;
}

const embeddings = tensor2d(randomRows(batch, 16, 3));
const labels = tensor1d(Array.from({ length: batch }, (_, row) => row % 32), "int32");
const slope = compile(
  (embeddings: Tensor2D, labels: Tensor): Tensor =>
    grad((x) =>
      objective.evaluate({
        anchors: { embeddings: x as Tensor2D, labels },
        parameters: {},
        memory: {},
        numbers: { "loss.margin": scalar(0.2) },
        seed: tensor1d([0, 0], "int32"),
      }).loss
    )(embeddings),
  { mode: "graph" },
);

const before = peak();
await slope(embeddings, labels).data();
console.log(JSON.stringify(peak() - before));
