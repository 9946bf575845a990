import { assertAlmostEquals } from "@std/assert";
import { infoNce } from "../../lib/losses/mod.ts";
import { mean } from "../../lib/reducers/mod.ts";
import { scalar, startEngine, tensor2d } from "../../lib/tensor/mod.ts";
import { at, type Rows } from "../distances/_points.ts";
import { logSumExpOf } from "./_anchors.ts";

await startEngine({ backend: "cpu" });

Deno.test("infoNce() both ways is CLIP's, explicit negatives being in the anchors' denominators only", () => {
  const s: Rows = [[0.9, 0.2, 0.4], [-0.3, 0.5, 0.7]];
  const temperature = 0.5;
  const { pairs } = infoNce({ directions: "both" }).terms({
    scores: {
      kind: "similarity",
      form: "cosine",
      range: [-1, 1],
      matrix: tensor2d(s as number[][]),
    },
    selection: {
      kind: "pairs",
      positive: tensor2d([[1, 0, 0], [0, 1, 0]]),
      negative: tensor2d([[0, 1, 1], [1, 0, 1]]),
    },
    numbers: { temperature: scalar(temperature) },
  });
  const crossEntropy = (logits: number[], target: number) =>
    logSumExpOf(logits.map((x) => x / temperature)) - logits[target]! / temperature;
  const row = (a: number) => crossEntropy([0, 1, 2].map((r) => at(s, a, r)), a);
  const column = (r: number) => crossEntropy([0, 1].map((a) => at(s, a, r)), r);
  const expected = ((row(0) + row(1)) / 2 + (column(0) + column(1)) / 2) / 2;
  assertAlmostEquals(mean()(pairs!).arraySync(), expected, 1e-6);
});
