import { assertEquals, assertThrows } from "@std/assert";
import * as tf from "../../lib/tensor/mod.ts";
import { seededValues } from "./seeded_values.ts";

await tf.startEngine();

Deno.test("lowerBound() counts smaller values, upperBound() equal ones too", () => {
  tf.tidy(() => {
    const sorted = tf.tensor2d([[1, 2, 2, 3], [-5, 0, 0, 0]]);
    const values = tf.tensor2d([[0, 2, 9], [0, -5, -9]]);
    assertEquals(tf.lowerBound(sorted, values).arraySync(), [[0, 1, 4], [1, 0, 0]]);
    assertEquals(tf.upperBound(sorted, values).arraySync(), [[0, 3, 4], [4, 1, 0]]);
    assertEquals(tf.lowerBound(sorted, values).dtype, "int32");
  });
});

Deno.test("lowerBound() and upperBound() agree with a count, op by op and compiled", () => {
  // Rounded, so that many values are equal.
  const draw = (seed: string, count: number) => seededValues(seed, count).map(Math.round);
  const rows = Array.from({ length: 5 }, (_, r) => draw(`sorted ${r}`, 9).sort((a, b) => a - b));
  const wanted = Array.from({ length: 5 }, (_, r) => draw(`values ${r}`, 6));
  const count = (below: (x: number, value: number) => boolean) =>
    rows.map((row, r) => wanted[r]!.map((value) => row.filter((x) => below(x, value)).length));
  const bounds = (sorted: tf.Tensor2D, values: tf.Tensor2D) => ({
    lower: tf.lowerBound(sorted, values),
    upper: tf.upperBound(sorted, values),
  });
  using compiled = tf.compile(bounds);
  tf.tidy(() => {
    for (const run of [bounds, compiled]) {
      const { lower, upper } = run(tf.tensor2d(rows), tf.tensor2d(wanted));
      assertEquals(lower.arraySync(), count((x, value) => x < value));
      assertEquals(upper.arraySync(), count((x, value) => x <= value));
    }
  });
});

Deno.test("lowerBound() and upperBound() refuse rows and types that do not match", () => {
  tf.tidy(() => {
    const [two, one] = [tf.zeros<tf.Rank.R2>([2, 3]), tf.zeros<tf.Rank.R2>([1, 3])];
    assertThrows(() => tf.lowerBound(two, one), TypeError, "found [2,3] and [1,3]");
    assertThrows(() => tf.upperBound(two, tf.cast(two, "int32")), TypeError, "one data type");
  });
});
