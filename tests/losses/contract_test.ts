import { assert, assertAlmostEquals, assertEquals, assertLess } from "@std/assert";
import { losses } from "../../lib/losses/mod.ts";
import { createPart, partConfigSchema, type PartName } from "../../lib/parts/mod.ts";
import {
  compile,
  type Scalar,
  startEngine,
  type Tensor1D,
  tensor1d,
  type Tensor2D,
  tensor2d,
  tidy,
  valueAndGrad,
} from "../../lib/tensor/mod.ts";
import {
  finiteDifferences,
  randomRows,
  relativeError,
  type Rows,
  table,
} from "../distances/_points.ts";
import { type LossCase, lossCases } from "./_cases.ts";
import { reductions } from "./_loss_oracles.ts";

const engine = await startEngine({ threads: 1 });
const names = Object.keys(losses) as PartName<typeof losses>[];
const reducers = Object.keys(reductions) as (keyof typeof reductions)[];

const labelings: Readonly<Record<string, readonly number[]>> = {
  "even classes": [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2],
  "uneven classes, lone and unlabelled rows": [0, 0, 0, 0, 0, 1, 1, 7, -1, 2, 2, -1],
  "single class": Array.from({ length: 12 }, () => 5),
  "no positives": Array.from({ length: 12 }, (_, row) => row),
  "nothing labelled": Array.from({ length: 12 }, () => -1),
};

const embeddings = randomRows(12, 4, 21).map((row) => row.map((x) => Math.fround(x / 2)));

function differentiate(
  { value }: LossCase,
  reducer: keyof typeof reductions,
): (x: Tensor2D, labels: Tensor1D) => { value: Scalar; grad: Tensor2D } {
  return (x, labels) => {
    const found = valueAndGrad((x) => value(x as Tensor2D, labels, reducer))(x);
    return { value: found.value as Scalar, grad: found.grad as Tensor2D };
  };
}

function measure(
  loss: LossCase,
  reducer: keyof typeof reductions,
  rows: Rows,
  labels: readonly number[],
) {
  return tidy(() => {
    const x = tensor2d(rows as number[][]);
    const { value, grad } = differentiate(loss, reducer)(x, tensor1d([...labels], "int32"));
    return { value: value.arraySync(), gradient: grad.arraySync() };
  });
}

Deno.test("each loss of the family has a case here, and parses from its name alone", () => {
  for (const name of names) {
    assert(lossCases.some(({ part }) => part === name), `no case for ${name}`);
    const config = partConfigSchema(losses).parse({ name });
    for (const number of Object.values(createPart(losses, config).numbers)) {
      assert(Number.isFinite(number));
    }
  }
});

for (const loss of lossCases) {
  Deno.test(`${loss.name} has the value and gradient of plain loops, under every reducer`, () => {
    for (const [kind, labels] of Object.entries(labelings)) {
      for (const reducer of reducers) {
        const { value, gradient } = measure(loss, reducer, embeddings, labels);
        const expected = loss.oracle(embeddings, labels, reducer);
        const words = `${kind}, ${reducer}: ${value} for ${expected}`;
        // 1e-5, the bar of parity; a temperature of 0.005 makes 200 of each rounding error in a cosine.
        const bar = loss.name.endsWith("0.005") ? 1e-4 : 1e-5;
        assertLess(Math.abs(value - expected) / Math.max(1e-3, Math.abs(expected)), bar, words);
        const slopes = finiteDifferences((x) => loss.oracle(x, labels, reducer), embeddings);
        assertLess(relativeError(gradient, slopes), bar, words);
      }
    }
  });

  Deno.test(`${loss.name} is 0 with no gradient where nothing is selected`, () => {
    const { value, gradient } = measure(loss, "mean", embeddings, labelings["nothing labelled"]!);
    assertEquals(value, 0);
    assert(gradient.flat().every((slope) => slope === 0));
  });

  Deno.test(`${loss.name} is finite where all embeddings are one, or zero`, () => {
    for (const rows of [table(12, 4, () => 0.5), table(12, 4, () => 0)]) {
      for (const reducer of reducers) {
        const { value, gradient } = measure(loss, reducer, rows, labelings["even classes"]!);
        assert([value, ...gradient.flat()].every(Number.isFinite), `${reducer}: ${value}`);
      }
    }
  });

  Deno.test(`${loss.name} does not depend on the order of the rows`, () => {
    const order = [5, 0, 11, 3, 8, 1, 10, 2, 7, 4, 9, 6];
    const labels = labelings["uneven classes, lone and unlabelled rows"]!;
    const plain = measure(loss, "mean", embeddings, labels);
    const moved = measure(
      loss,
      "mean",
      order.map((row) => embeddings[row]!),
      order.map((row) => labels[row]!),
    );
    // Sums run in another order: a few roundings of float32.
    assertAlmostEquals(moved.value, plain.value, 2e-6 * Math.max(1, plain.value));
    assertLess(relativeError(moved.gradient, order.map((row) => plain.gradient[row]!)), 1e-5);
  });

  Deno.test(`${loss.name} leaks no tensors, and is the same compiled`, () => {
    const [x, y] = [tensor2d(embeddings), tensor1d([...labelings["even classes"]!], "int32")];
    const before = engine.tensorCount();
    const eager = measure(loss, "mean-of-non-zero", embeddings, labelings["even classes"]!);
    assertEquals(engine.tensorCount(), before);
    using compiled = compile(differentiate(loss, "mean-of-non-zero"));
    const { value, grad } = compiled(x, y);
    // Graph ops may be fused or reordered by TensorFlow: the last bit or two.
    assertAlmostEquals(value.arraySync(), eager.value, 2e-6 * Math.max(1, eager.value));
    assertLess(relativeError(grad.arraySync(), eager.gradient), 1e-6);
  });
}
