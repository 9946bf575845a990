import { assertEquals, assertThrows } from "@std/assert";
import * as tf from "../../../lib/tensor/mod.ts";

await tf.startEngine();

Deno.test("equal maxima and minima of a segment share the gradient", () => {
  tf.tidy(() => {
    const x = tf.tensor1d([3, 1, 3, 1, 2, 9]);
    const segments = tf.tensor1d([0, 0, 0, 0, 0, 1], "int32");
    const slope = (fn: (x: tf.Tensor) => tf.Tensor) => [...tf.grad(fn)(x).dataSync()];
    const [most, least] = [
      slope((x) => tf.segmentMax(x, segments, 2)),
      slope((x) => tf.segmentMin(x, segments, 2)),
    ];
    assertEquals(most, [0.5, 0, 0.5, 0, 0, 1]);
    assertEquals(least, [0, 0.5, 0, 0.5, 0, 1]);
  });
});

Deno.test("segments must be an int32 list with one entry a row, and count a whole number", () => {
  tf.tidy(() => {
    const x = tf.ones([3, 2]);
    const short = tf.tensor1d([0, 1], "int32");
    assertThrows(() => tf.segmentSum(x, short, 2), TypeError, "a row of [3,2], found int32 [2]");
    const float = tf.tensor1d([0, 1, 2]);
    assertThrows(() => tf.segmentMean(x, float, 2), TypeError, "found float32 [3]");
    const list = tf.tensor1d([0, 1, 2], "int32");
    assertThrows(() => tf.segmentMax(x, list, 1.5), RangeError, "found 1.5");
  });
});

Deno.test("rowHistograms names the shapes it was given", () => {
  tf.tidy(() => {
    const bins = tf.tensor2d([[0, 1]], [1, 2], "int32");
    assertThrows(
      () => tf.rowHistograms(bins, tf.tensor2d([[1, 2, 3]]), 2),
      TypeError,
      "found int32 [1,2] and float32 [1,3]",
    );
  });
});

Deno.test("einsum names what its gradient cannot do", () => {
  tf.tidy(() => {
    const slope = tf.grad((x: tf.Tensor) => tf.einsum("...i->...", x));
    assertThrows(() => slope(tf.ones([2, 3])), RangeError, "found ...i->...");
  });
});

Deno.test("truth values are constants to gradients, and no function of x alone", () => {
  tf.tidy(() => {
    const mask = tf.tensor1d([1, 0], "bool");
    assertThrows(
      () => tf.grad((x: tf.Tensor) => tf.logicalNot(x))(mask),
      Error,
      "with respect to x",
    );
  });
});
