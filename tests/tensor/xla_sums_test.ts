import { assertEquals } from "@std/assert";
import * as tf from "../../lib/tensor/mod.ts";
import { seededValues } from "./seeded_values.ts";

await tf.startEngine();

const reductions = { sum: tf.sum, mean: tf.mean };
const cases: readonly { shape: number[]; axis: number | number[] | undefined }[] = [
  { shape: [128, 128], axis: undefined },
  { shape: [128, 128], axis: 1 },
  { shape: [128, 128], axis: 0 },
  { shape: [1, 1], axis: undefined },
  { shape: [7, 1], axis: -1 },
  { shape: [3, 4, 50], axis: 2 },
  { shape: [3, 4, 50], axis: [1, 2] },
  { shape: [3, 4, 50], axis: [0, 1, 2] },
  { shape: [5, 3000], axis: 1 },
  { shape: [2, 5000], axis: 1 },
  { shape: [40], axis: 0 },
  { shape: [4, 0], axis: 1 },
];

for (const [name, reduce] of Object.entries(reductions)) {
  for (const { shape, axis } of cases) {
    Deno.test(`XLA's ${name} of [${shape}] over ${axis ?? "all"} is the eager one`, () => {
      const x = tf.tensor(seededValues("summed", shape.reduce((a, b) => a * b, 1)), shape);
      for (const keepDims of [false, true]) {
        using compiled = tf.compile((x: tf.Tensor) => reduce(x, axis, keepDims), { mode: "xla" });
        const [found, expected] = [compiled(x), reduce(x, axis, keepDims)];
        assertEquals(found.shape, expected.shape);
        // Float32 keeps seven digits of what is added up.
        const sizes = reduce(tf.abs(x), axis).dataSync();
        const rounding = 1e-6 * Math.max(0, ...sizes);
        const [values, others] = [found.dataSync(), expected.dataSync()];
        const apart = values.findIndex((value, i) =>
          !(Math.abs(value - others[i]!) <= rounding || Object.is(value, others[i]))
        );
        assertEquals(apart, -1, `${values[apart]} is not ${others[apart]}`);
        tf.dispose([found, expected]);
      }
      x.dispose();
    });
  }
}

Deno.test("XLA's sums let infinities and NaN through", () => {
  const x = tf.tensor2d([[1, Infinity], [NaN, 2], [-Infinity, 3]]);
  using rows = tf.compile((x: tf.Tensor) => tf.sum(x, 1), { mode: "xla" });
  const sums = rows(x);
  assertEquals([...sums.dataSync()], [Infinity, NaN, -Infinity]);
  tf.dispose([x, sums]);
});
