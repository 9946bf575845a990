import { assert, assertAlmostEquals } from "@std/assert";
import { cosine } from "../../lib/distances/mod.ts";
import { ge2e } from "../../lib/losses/mod.ts";
import { allPairs } from "../../lib/miners/mod.ts";
import { withinBatch } from "../../lib/objectives/mod.ts";
import {
  grad,
  type Scalar,
  scalar,
  startEngine,
  tensor1d,
  tensor2d,
} from "../../lib/tensor/mod.ts";
import { randomRows } from "../distances/_points.ts";

await startEngine({ backend: "cpu" });

const objective = withinBatch({
  distance: cosine(),
  miner: allPairs(),
  loss: ge2e({ form: "contrast" }),
});
const embeddings = tensor2d(randomRows(6, 3, 5));

function lossAt(scaleChange: Scalar, offsetChange: Scalar): Scalar {
  return objective.evaluate({
    anchors: { embeddings, labels: tensor1d([0, 0, 1, 1, 2, 2], "int32") },
    parameters: { "loss.scaleChange": scaleChange, "loss.offsetChange": offsetChange },
    memory: {},
    numbers: { "loss.scale": scalar(2), "loss.offset": scalar(-0.5) },
    seed: tensor1d([0, 0], "int32"),
  }).loss;
}

Deno.test("ge2e() teaches its scale and its offset", () => {
  const step = 0.01;
  const cases = [
    (x: Scalar) => lossAt(x, scalar(0)),
    (x: Scalar) => lossAt(scalar(0), x),
  ];
  for (const loss of cases) {
    const slope = grad((x) => loss(x as Scalar))(scalar(0)).arraySync() as number;
    const expected = (loss(scalar(step)).arraySync() - loss(scalar(-step)).arraySync()) /
      (2 * step);
    assert(Math.abs(expected) > 1e-3);
    // The difference of two float32 losses near 1 is good to 1e-7 / 0.02.
    assertAlmostEquals(slope, expected, 2e-5);
  }
});

Deno.test("ge2e() keeps its scale above 0", () => {
  const flat = lossAt(scalar(-100), scalar(0)).arraySync();
  assertAlmostEquals(flat, 1, 1e-5); // 1 − σ(b) + σ(b)
});
