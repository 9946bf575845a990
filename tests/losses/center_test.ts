import { assertAlmostEquals, assertEquals } from "@std/assert";
import { euclidean } from "../../lib/distances/mod.ts";
import { center } from "../../lib/losses/mod.ts";
import { allPairs } from "../../lib/miners/mod.ts";
import { withinBatch } from "../../lib/objectives/mod.ts";
import { sum } from "../../lib/reducers/mod.ts";
import {
  grad,
  scalar,
  startEngine,
  tensor1d,
  type Tensor2D,
  tensor2d,
} from "../../lib/tensor/mod.ts";

await startEngine({ threads: 1 });

const objective = withinBatch({
  distance: euclidean(),
  miner: allPairs(),
  loss: center({ rate: 0.5 }, { classes: 3, dimensions: 2 }),
  reducer: sum(),
});
const centers = [[1, 1], [2, 0], [5, 5]];
const points = [[3, 1], [1, 5], [2, 2], [9, 9]];

function evaluate(embeddings: Tensor2D) {
  return objective.evaluate({
    anchors: { embeddings, labels: tensor1d([0, 0, 1, -1], "int32") },
    parameters: {},
    memory: { "loss.centers": tensor2d(centers) },
    numbers: { "loss.rate": scalar(0.5) },
    seed: tensor1d([0, 0], "int32"),
  });
}

Deno.test("center() pulls each embedding to the centre of its class", () => {
  // ½ (4 + 16 + 4); the last point has no class.
  assertAlmostEquals(evaluate(tensor2d(points)).loss.arraySync(), 12, 1e-6);
  const slopes = grad((x) => evaluate(x as Tensor2D).loss)(tensor2d(points));
  assertEquals(slopes.arraySync(), [[2, 0], [0, 4], [0, 2], [0, 0]]);
});

Deno.test("center() moves centres as equation 4 has it, and leaves those of absent classes", () => {
  const { memory } = evaluate(tensor2d(points));
  const found = memory["loss.centers"]!.arraySync() as number[][];
  // (1, 1) + ½ · ((2, 0) + (0, 4)) / 3, and (2, 0) + ½ · (0, 2) / 2
  const expected = [[1 + 1 / 3, 1 + 2 / 3], [2, 0.5], [5, 5]];
  expected.flat().forEach((x, index) => assertAlmostEquals(found.flat()[index]!, x, 1e-6));
});
