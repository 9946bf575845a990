import { assert, assertAlmostEquals } from "@std/assert";
import { ntXent } from "../../lib/losses/mod.ts";
import { mean } from "../../lib/reducers/mod.ts";
import { grad, scalar, startEngine, type Tensor2D, tensor2d } from "../../lib/tensor/mod.ts";

await startEngine({ backend: "cpu" });

function lossOf(matrix: Tensor2D, positive: number[], negative: number[], temperature: number) {
  return mean()(
    ntXent().terms({
      scores: { kind: "similarity", form: "cosine", range: [-1, 1], matrix },
      selection: { kind: "pairs", positive: tensor2d([positive]), negative: tensor2d([negative]) },
      numbers: { temperature: scalar(temperature) },
    }).pairs!,
  );
}

Deno.test("ntXent() leaves an anchor's other positives out of the denominator", () => {
  const found = lossOf(tensor2d([[0.5, 0.9, 0.1, 0.3]]), [1, 1, 0, 0], [0, 0, 1, 1], 0.5);
  const others = Math.exp(0.2) + Math.exp(0.6);
  const expected = (-Math.log(Math.exp(1) / (Math.exp(1) + others)) -
    Math.log(Math.exp(1.8) / (Math.exp(1.8) + others))) / 2;
  assertAlmostEquals(found.arraySync(), expected, 1e-6);
});

Deno.test("ntXent() counts a negative as often as it is chosen", () => {
  const found = lossOf(tensor2d([[0.5, 0.5]]), [1, 0], [0, 3], 0.1);
  assertAlmostEquals(found.arraySync(), Math.log(4), 1e-6);
});

Deno.test("ntXent() neither overflows nor loses its gradient at a tiny temperature", () => {
  // (0.9 + 0.9) / 0.001: e to that overflows even float64, the loss is just this number.
  const s = tensor2d([[-0.9, 0.9, 0.95]]);
  const found = lossOf(s, [1, 0, 0], [0, 1, 0], 0.001);
  assertAlmostEquals(found.arraySync(), 1800, 1e-3);
  const slopes = grad((s) => lossOf(s as Tensor2D, [1, 0, 0], [0, 1, 0], 0.001))(s);
  const [positive, negative, other] = (slopes.arraySync() as number[][])[0]!;
  assertAlmostEquals(positive!, -1000, 1e-2);
  assertAlmostEquals(negative!, 1000, 1e-2);
  assert(other === 0);
});
