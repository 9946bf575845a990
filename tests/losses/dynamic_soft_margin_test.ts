import { assertEquals } from "@std/assert";
import { dynamicSoftMargin } from "../../lib/losses/mod.ts";
import type { Table } from "../../lib/miners/mod.ts";
import { scalar, startEngine, tensor1d, tensor2d, zeros } from "../../lib/tensor/mod.ts";

await startEngine({ backend: "cpu" });

Deno.test("dynamicSoftMargin() remembers shares: momentum of the batch's, the rest of those before", () => {
  const loss = dynamicSoftMargin({ least: -2, bins: 4, momentum: 0.25 });
  const selection: Table = {
    kind: "table",
    anchor: tensor1d([0, 0], "int32"),
    positive: tensor1d([0, 1], "int32"),
    negative: tensor1d([2, 2], "int32"),
    weight: tensor1d([1, 1]),
  };
  const remembered = (matrix: number[][], histogram: number[], weight = [1, 1]) => {
    const embeddings = { embeddings: zeros([1, 1]), labels: zeros([1]) } as const;
    const { histogram: next } = loss.remember!({
      scores: { kind: "distance", form: "euclidean", range: [0, 2], matrix: tensor2d(matrix) },
      selection: { ...selection, weight: tensor1d(weight) },
      numbers: { momentum: scalar(0.25) },
      anchors: embeddings as never,
      references: embeddings as never,
      relation: { positive: zeros([1, 1]), negative: zeros([1, 1]) },
      parameters: {},
      memory: { histogram: tensor1d(histogram) },
      seed: tensor1d([0, 0], "int32"),
    });
    return next!.arraySync();
  };
  // Gaps 0.5 and −1: the first lies halfway between the edges 0 and 1, the second on the edge −1.
  const gaps = [[1.5, 0, 1]];
  assertEquals(remembered(gaps, [0, 0, 0, 0, 0]), [0, 0.5, 0.25, 0.25, 0]);
  assertEquals(remembered(gaps, [1, 0, 0, 0, 0]), [0.75, 0.125, 0.0625, 0.0625, 0]);
  assertEquals(remembered(gaps, [1, 0, 0, 0, 0], [0, 0]), [1, 0, 0, 0, 0]);
});
