import * as tf from "../../lib/tensor/mod.ts";
import { assertGradient } from "./finite_differences.ts";
import { seededValues } from "./seeded_values.ts";

await tf.startEngine();

/** At least 0.1 away from 0, where relu and abs have a kink. */
const awayFromZero = (count: number) =>
  seededValues("away", count).map((x) => x + Math.sign(x) / 10);
const positive = (count: number) => seededValues("positive", count).map((x) => Math.abs(x) + 0.2);
/** All at least 0.07 apart, so that neither order nor maximum changes within a difference. */
const distinct = (count: number) =>
  Array.from({ length: count }, (_, i) => ((i * 7) % count) * 0.07 - 1);

const image = (x: tf.Tensor) => x as tf.Tensor4D;
const filter = tf.keep(tf.tensor4d(seededValues("filter", 36), [3, 3, 2, 2]));
const picture = tf.keep(tf.tensor4d(seededValues("picture", 100), [2, 5, 5, 2]));
const matrix = tf.keep(tf.tensor2d(seededValues("matrix", 12), [3, 4]));

const cases: Record<string, [(x: tf.Tensor) => tf.Tensor, number[], number[]?]> = {
  "add to a bias": [(x) => tf.square(tf.add(matrix, x)), [4]],
  "add with broadcast rows": [(x) => tf.square(tf.add(matrix, x)), [3, 1]],
  "add of scalars to a bias": [(x) => tf.square(tf.add(x, 2)), [4]],
  "conv2d by image": [(x) => tf.conv2d(image(x), filter, 1, "same"), [2, 4, 4, 2]],
  "conv2d by filter": [(x) => tf.conv2d(picture, image(x), 2, "valid"), [3, 3, 2, 2]],
  "cumsum": [(x) => tf.cumsum(x, 1), [2, 3]],
  "div": [(x) => tf.div(matrix, x), [3, 4], positive(12)],
  "gather rows, some twice": [
    (x) => tf.gather(x, tf.tensor1d([2, 0, 2], "int32")),
    [3, 2],
  ],
  "gather along the last axis by row": [
    (x) =>
      tf.gather(x, tf.tensor2d([[0, 0], [3, 1], [2, 2]], [3, 2], "int32"), {
        axis: -1,
        batchDims: 1,
      }),
    [3, 4],
  ],
  "gather with axes on all sides": [
    (x) => tf.gather(x, tf.tensor2d([[1, 1], [0, 2]], [2, 2], "int32"), { axis: 2, batchDims: 1 }),
    [2, 2, 3, 2],
  ],
  "logSumExp": [(x) => tf.logSumExp(x, 1), [3, 4]],
  "matMul": [(x) => tf.matMul(x, matrix, true, true), [4, 3]],
  "maxPool": [(x) => tf.maxPool(image(x), 2, 2, "valid"), [1, 4, 4, 2], distinct(32)],
  "maxPool with windows that overlap": [
    (x) => tf.maxPool(image(x), 3, 2, "same"),
    [2, 5, 4, 1],
    distinct(40),
  ],
  "max": [(x) => tf.max(x, 1), [3, 4], distinct(12)],
  "norm": [(x) => tf.norm(x, 2, 1), [3, 4]],
  "relu": [tf.relu, [3, 4], awayFromZero(12)],
  "relu6": [(x) => tf.relu6(tf.mul(x, 5)), [3, 4], awayFromZero(12)],
  "second slope of relu and bias": [
    (x) =>
      tf.grad((y: tf.Tensor) =>
        tf.sum(tf.pow(tf.relu(tf.add(tf.mul(matrix, y), tf.tensor1d([1, 2, 3, 4]))), 3))
      )(x),
    [3, 4],
    awayFromZero(12),
  ],
  "second slope of the bias itself": [
    (x) => tf.grad((bias: tf.Tensor) => tf.sum(tf.pow(tf.relu(tf.add(matrix, bias)), 3)))(x),
    [4],
  ],
  "softmax": [(x) => tf.softmax(x), [3, 4]],
  "sort": [tf.sort, [2, 4], distinct(8)],
  "sqrt": [tf.sqrt, [3], positive(3)],
  "unsortedSegmentSum": [
    (x) => tf.unsortedSegmentSum(x, tf.tensor1d([1, 0, 1], "int32"), 3),
    [3, 2],
  ],
  "where": [(x) => tf.where(tf.greater(matrix, 0), x, tf.square(x)), [3, 4]],
};

for (const [name, [fn, shape, values]] of Object.entries(cases)) {
  Deno.test(`gradient of ${name} agrees with finite differences, op by op and compiled`, () => {
    assertGradient(fn, shape, values);
  });
}

Deno.test("stopGradient() makes its input a constant", () => {
  assertGradient(
    (x) => tf.mul(tf.cast(tf.greater(tf.stopGradient(x), 0), "float32"), x),
    [3, 4],
    awayFromZero(12),
  );
});

Deno.test("lowerBound() and upperBound() let gradients by", () => {
  assertGradient(
    (x) => {
      const sorted = tf.tensor2d([[-1, 0, 1]]);
      const count = tf.add(
        tf.lowerBound(sorted, tf.reshape(x, [1, 3])),
        tf.upperBound(sorted, tf.reshape(x, [1, 3])),
      );
      return tf.mul(tf.cast(count, "float32"), x);
    },
    [3],
    [-0.5, 0.3, 2],
  );
});
