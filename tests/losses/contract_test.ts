import { assert, assertAlmostEquals, assertEquals, assertLess } from "@std/assert";
import { losses } from "../../lib/losses/mod.ts";
import { createPart, partConfigSchema, type PartName } from "../../lib/parts/mod.ts";
import {
  compile,
  type Scalar,
  startEngine,
  type Tensor,
  type Tensor2D,
  tensor2d,
  tidy,
  valueAndGrads,
} from "../../lib/tensor/mod.ts";
import {
  finiteDifferences,
  randomRows,
  relativeError,
  type Rows,
  table,
} from "../distances/_points.ts";
import { lossCases } from "./_cases.ts";
import type { LossCase } from "./_loss_case.ts";
import type { Reduction } from "./_reductions.ts";

const engine = await startEngine({ threads: 1 });
const names = Object.keys(losses) as PartName<typeof losses>[];

const context = { classes: 2, dimensions: 4, classSizes: [3, 1] };

const labelings: Readonly<Record<string, readonly number[]>> = {
  "even classes": [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2],
  "uneven classes, lone and unlabelled rows": [0, 0, 0, 0, 0, 1, 1, 7, -1, 2, 2, -1],
  "single class": Array.from({ length: 12 }, () => 5),
  "no positives": Array.from({ length: 12 }, (_, row) => row),
  "nothing labelled": Array.from({ length: 12 }, () => -1),
};

const embeddings = randomRows(12, 4, 21).map((row) => row.map((x) => Math.fround(x / 2)));

interface Differentiated {
  readonly value: Scalar;
  /** With respect to the embeddings. */
  readonly grad: Tensor2D;
  /** With respect to the loss's own weights, by name. */
  readonly slopes: Record<string, Tensor2D>;
}

function differentiate(
  { value, weights }: LossCase,
  reducer: Reduction,
): (x: Tensor2D, labels: Tensor) => Differentiated {
  const names = Object.keys(weights);
  const byName = (tensors: readonly Tensor[]) =>
    Object.fromEntries(names.map((name, index) => [name, tensors[index] as Tensor2D]));
  return (x, labels) => {
    const own = names.map((name) => tensor2d(weights[name] as number[][]));
    const found = valueAndGrads((x, ...own) =>
      value(x as Tensor2D, labels, reducer, byName(own as Tensor[]))
    )([x, ...own]);
    const [grad, ...slopes] = found.grads;
    return { value: found.value as Scalar, grad: grad as Tensor2D, slopes: byName(slopes) };
  };
}

function measure(
  loss: LossCase,
  reducer: Reduction,
  rows: Rows,
  labels: readonly number[],
) {
  return tidy(() => {
    const x = tensor2d(rows as number[][]);
    const { value, grad, slopes } = differentiate(loss, reducer)(x, loss.label(labels));
    return {
      value: value.arraySync(),
      gradient: grad.arraySync(),
      slopes: Object.fromEntries(
        Object.entries(slopes).map(([name, slope]) => [name, slope.arraySync()]),
      ),
    };
  });
}

Deno.test("each loss of the family has a case here, and parses from its name alone", () => {
  for (const name of names) {
    assert(lossCases.some(({ part }) => part === name), `no case for ${name}`);
    const config = partConfigSchema(losses).parse({ name });
    for (const number of Object.values(createPart(losses, config, context).numbers)) {
      assert(Number.isFinite(number));
    }
  }
});

for (const loss of lossCases) {
  Deno.test(`${loss.name} has the value and gradient of plain loops, under every reducer`, () => {
    for (const [kind, labels] of Object.entries(labelings)) {
      for (const reducer of loss.reductions) {
        const { value, gradient, slopes } = measure(loss, reducer, embeddings, labels);
        const expected = loss.oracle(embeddings, labels, reducer);
        const words = `${kind}, ${reducer}: ${value} for ${expected}`;
        const error = Math.abs(value - expected) / Math.max(1e-3, Math.abs(expected));
        assertLess(error, loss.bar, words);
        const expectedSlopes = finiteDifferences(
          (x) => loss.oracle(x, labels, reducer, { fixed: embeddings }),
          embeddings,
        );
        assertLess(relativeError(gradient, expectedSlopes), loss.bar, words);
        for (const [name, given] of Object.entries(loss.weights)) {
          const moved = (rows: Rows) =>
            loss.oracle(embeddings, labels, reducer, {
              weights: { ...loss.weights, [name]: rows },
            });
          const expected = finiteDifferences(moved, given);
          assertLess(relativeError(slopes[name]!, expected), loss.bar, `${name}, ${words}`);
        }
      }
    }
  });

  check(loss, "nothing", "is 0 with no gradient where nothing is selected", (reducer) => {
    const labels = labelings["nothing labelled"]!;
    const { value, gradient, slopes } = measure(loss, reducer, embeddings, labels);
    assertEquals(value, 0);
    const every = [gradient, ...Object.values(slopes)].flat(2);
    assert(every.every((slope) => slope === 0));
  });

  check(loss, "identical", "is finite where all embeddings are one, or zero", (reducer) => {
    for (const rows of [table(12, 4, () => 0.5), table(12, 4, () => 0)]) {
      const labels = labelings["even classes"]!;
      const { value, gradient, slopes } = measure(loss, reducer, rows, labels);
      const every = [gradient, ...Object.values(slopes)].flat(2);
      assert([value, ...every].every(Number.isFinite), `${reducer}: ${value}`);
    }
  });

  check(loss, "order", "does not depend on the order of the rows", (reducer) => {
    const order = [5, 0, 11, 3, 8, 1, 10, 2, 7, 4, 9, 6];
    const labels = labelings["uneven classes, lone and unlabelled rows"]!;
    const plain = measure(loss, reducer, embeddings, labels);
    const moved = measure(
      loss,
      reducer,
      order.map((row) => embeddings[row]!),
      order.map((row) => labels[row]!),
    );
    // Sums run in another order: a few roundings of float32.
    assertAlmostEquals(moved.value, plain.value, 2e-6 * Math.max(1, plain.value));
    assertLess(relativeError(moved.gradient, order.map((row) => plain.gradient[row]!)), 1e-5);
  });

  Deno.test(`${loss.name} leaks no tensors, and is the same compiled`, () => {
    const labels = labelings["even classes"]!;
    const reducer = loss.reductions[0]!;
    const [x, y] = [tensor2d(embeddings), loss.label(labels)];
    const before = engine.tensorCount();
    const eager = measure(loss, reducer, embeddings, labels);
    assertEquals(engine.tensorCount(), before);
    using compiled = compile(differentiate(loss, reducer));
    const { value, grad } = compiled(x, y);
    // Graph ops may be fused or reordered by TensorFlow: the last bit or two.
    assertAlmostEquals(value.arraySync(), eager.value, 2e-6 * Math.max(1, eager.value));
    assertLess(relativeError(grad.arraySync(), eager.gradient), 1e-6);
  });
}

/** A contract under every reducer, unless the loss is exempt from it. */
function check(
  loss: LossCase,
  contract: keyof LossCase["exempt"],
  words: string,
  test: (reducer: Reduction) => void,
): void {
  const reason = loss.exempt[contract];
  Deno.test({
    name: `${loss.name} ${words}${reason === undefined ? "" : `: not held, ${reason}`}`,
    ignore: reason !== undefined,
    fn: () => loss.reductions.forEach(test),
  });
}
