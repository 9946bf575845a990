import { assert, assertEquals } from "@std/assert";
import { manifold } from "../../lib/losses/mod.ts";
import { mean } from "../../lib/reducers/mod.ts";
import { eye, scalar, startEngine, tensor1d, type Tensor2D, zeros } from "../../lib/tensor/mod.ts";

await startEngine({ backend: "cpu" });

Deno.test("manifold() draws proxies anew for each seed, the same for the same", () => {
  const loss = manifold({ proxies: 4 }, { classes: 1, dimensions: 4 });
  const square: Tensor2D = zeros([8, 8]);
  const valueAt = (step: number) => {
    // Rows two by two on the four proxies: the draw alone decides which of them are with their own.
    const rows = { embeddings: eye(4).tile([2, 1]) as Tensor2D, labels: zeros([8]) };
    const { intrinsic } = loss.terms({
      scores: { kind: "similarity", form: "cosine", range: [-1, 1], matrix: square },
      selection: { kind: "pairs", positive: square, negative: square },
      numbers: { margin: scalar(5e-4), contextWeight: scalar(1) },
      anchors: rows,
      references: rows,
      relation: { positive: square, negative: square },
      parameters: { proxies: eye(4) },
      memory: {},
      seed: tensor1d([7, step], "int32"),
    });
    return mean()(intrinsic!).arraySync();
  };
  assertEquals(valueAt(1), valueAt(1));
  const values = new Set(Array.from({ length: 12 }, (_, step) => valueAt(step).toFixed(6)));
  assert(values.size > 1);
});
