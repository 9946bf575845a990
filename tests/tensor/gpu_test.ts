import { assertAlmostEquals, assertEquals } from "@std/assert";
import * as tf from "../../lib/tensor/mod.ts";
import { seededValues } from "./seeded_values.ts";

const { devices } = await tf.startEngine({ threads: 2 });
const gpus = devices.filter(({ kind }) => kind === "GPU");
const ignore = gpus.length === 0;
const unless = ignore ? " (skipped: TensorFlow found no GPU here)" : "";

Deno.test("TensorFlow names the processor among its devices", () => {
  assertEquals(devices.some(({ kind }) => kind === "CPU"), true);
});

Deno.test({
  name: `the GPU takes memory as it needs it${unless}`,
  ignore,
  fn: () => assertEquals(gpus.every(({ memory }) => memory > 0), true),
});

Deno.test({
  name: `a compiled gradient on the GPU is that of plain loops${unless}`,
  ignore,
  fn() {
    const [rows, columns] = [64, 32];
    const values = seededValues("gpu", rows * columns);
    using gradient = tf.compile((x: tf.Tensor) =>
      tf.grad((it) => tf.sum(tf.square(tf.matMul(it, it, true, false))))(x)
    );
    const found = gradient(tf.tensor2d(values, [rows, columns])).dataSync();
    // d/dX of the sum of the squares of XᵀX is 4 X XᵀX.
    const gram = (i: number, j: number) => sum(rows, (r) => at(r, i) * at(r, j));
    const at = (r: number, c: number) => values[r * columns + c]!;
    for (const [r, c] of [[0, 0], [5, 31], [63, 7]] as const) {
      const expected = 4 * sum(columns, (j) => at(r, j) * gram(j, c));
      // GPUs multiply in TensorFloat-32, with ten bits after the point.
      assertAlmostEquals(found[r * columns + c]!, expected, 1e-2 * (1 + Math.abs(expected)));
    }
  },
});

function sum(count: number, term: (index: number) => number): number {
  let total = 0;
  for (let index = 0; index < count; index++) total += term(index);
  return total;
}
