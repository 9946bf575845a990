import { assertEquals, assertThrows } from "@std/assert";
import * as tf from "../../lib/tensor/mod.ts";
import { seededValues } from "./seeded_values.ts";

await tf.startEngine();

Deno.test("sort() sorts each row in ascending order", () => {
  tf.tidy(() => {
    const sorted = tf.sort(tf.tensor2d([[3, -1, 2], [0, Infinity, -Infinity]]));
    assertEquals(sorted.arraySync(), [[-1, 2, 3], [-Infinity, 0, Infinity]]);
  });
});

Deno.test("sort() agrees with JavaScript's on rows of any rank", () => {
  for (const shape of [[7], [4, 6], [2, 3, 5], [3, 1], [2, 0]]) {
    const count = shape.reduce((a, b) => a * b, 1);
    const values = [...Float32Array.from(seededValues(String(shape), count))];
    const width = shape.at(-1)!;
    const expected = values.flatMap((_, i) =>
      i % width === 0 ? values.slice(i, i + width).sort((a, b) => a - b) : []
    );
    tf.tidy(() => assertEquals([...tf.sort(tf.tensor(values, shape)).dataSync()], expected));
  }
});

Deno.test("sort() refuses a scalar", () => {
  const scalar = tf.scalar(1);
  assertThrows(() => tf.sort(scalar), TypeError, "needs rank 1 or more");
  scalar.dispose();
});
