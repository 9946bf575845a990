import { assertAlmostEquals, assertEquals } from "@std/assert";
import { nca } from "../../lib/losses/mod.ts";
import { mean } from "../../lib/reducers/mod.ts";
import { grad, scalar, startEngine, type Tensor2D, tensor2d } from "../../lib/tensor/mod.ts";

await startEngine({ backend: "cpu" });

function lossOf(matrix: Tensor2D) {
  const { anchors } = nca().terms({
    scores: { kind: "distance", form: "squared-euclidean", range: [0, Infinity], matrix },
    selection: {
      kind: "pairs",
      positive: tensor2d([[1, 0, 0]]),
      negative: tensor2d([[0, 1, 0]]),
    },
    numbers: { scale: scalar(1) },
  });
  return mean()(anchors!);
}

Deno.test("nca() teaches most where the probability of a positive rounds to 0", () => {
  // e^−2000 is 0 even in float64; −ln of that probability is the difference of the distances.
  const matrix = tensor2d([[2000, 3, 0]]);
  assertAlmostEquals(lossOf(matrix).arraySync(), 1997, 1e-3);
  const slopes = grad((x) => lossOf(x as Tensor2D))(matrix).arraySync() as number[][];
  assertEquals(slopes[0]!.map((slope) => slope + 0), [1, -1, 0]);
});
