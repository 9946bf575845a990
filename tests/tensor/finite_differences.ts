import { assertAlmostEquals, assertEquals } from "@std/assert";
import * as tf from "../../lib/tensor/mod.ts";
import { seededValues } from "./seeded_values.ts";

/** Wide enough that rounding in float32 stays below the third digit of a slope near 1. */
const width = 1e-2;

/** Rounding of sums in float32 over `2 * width`, and the cubic term of smooth functions. */
const tolerance = 5e-3;

/**
 * Compares the gradient of a weighted sum of `fn(x)` with central differences, called op by op and
 * compiled. `x` stays away from kinks by as much as `values` do.
 */
export function assertGradient(
  fn: (x: tf.Tensor) => tf.Tensor,
  shape: number[],
  values = seededValues("x", shape.reduce((a, b) => a * b, 1)),
): void {
  const outputs = tf.tidy(() => fn(tf.tensor(values, shape)).size);
  const weights = tf.tensor1d(seededValues("weights", outputs));
  const scalar = (x: tf.Tensor) => tf.sum<tf.Scalar>(tf.mul(tf.reshape(fn(x), [-1]), weights));
  const at = (moved: number[]) => tf.tidy(() => scalar(tf.tensor(moved, shape)).dataSync()[0]!);
  const expected = values.map((value, i) => {
    const up = at(values.with(i, value + width));
    return (up - at(values.with(i, value - width))) / (2 * width);
  });
  const x = tf.tensor(values, shape);
  using compiled = tf.compile((input: tf.Tensor) => tf.grad(scalar)(input));
  for (const gradient of [tf.grad(scalar), compiled]) {
    const result = gradient(x);
    const found = result.dataSync();
    assertEquals(result.shape, shape);
    expected.forEach((slope, i) =>
      assertAlmostEquals(found[i]!, slope, tolerance * Math.max(1, Math.abs(slope)))
    );
    result.dispose();
  }
  tf.dispose([x, weights]);
}
