import { assertAlmostEquals, assertEquals } from "@std/assert";
import * as tf from "../../lib/tensor/mod.ts";
import { seededValues } from "./seeded_values.ts";

await tf.startEngine();

type Matrix = number[][];
const matrix = (seed: string, rows: number, columns: number): Matrix =>
  Array.from({ length: rows }, (_, i) => seededValues(`${seed} ${i}`, columns));

const [a, b] = [matrix("a", 4, 5), matrix("b", 5, 3)];
const row = seededValues("row", 5);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const each = (fn: (value: number, i: number, j: number) => number): Matrix =>
  a.map((values, i) => values.map((value, j) => fn(value, i, j)));

/** What an op gives for `a`, beside plain loops over float64 numbers. */
const cases: Record<string, [(x: tf.Tensor2D) => tf.Tensor, unknown]> = {
  abs: [tf.abs, each(Math.abs)],
  "add to a bias": [(x) => tf.add(x, tf.tensor1d(row)), each((v, _, j) => v + row[j]!)],
  "add of a row first": [(x) => tf.add(tf.tensor1d(row), x), each((v, _, j) => v + row[j]!)],
  argMax: [(x) => tf.argMax(x, 1), a.map((values) => values.indexOf(Math.max(...values)))],
  cast: [(x) => tf.cast(x, "int32"), each(Math.trunc)],
  clipByValue: [(x) => tf.clipByValue(x, -1, 1), each((v) => Math.min(1, Math.max(-1, v)))],
  concat: [(x) => tf.concat([x, x], 1), a.map((values) => [...values, ...values])],
  cumsum: [(x) => tf.cumsum(x, 1), each((_, i, j) => sum(a[i]!.slice(0, j + 1)))],
  div: [(x) => tf.div(x, tf.tensor1d(row)), each((v, _, j) => v / row[j]!)],
  einsum: [
    (x) => tf.einsum("ij,jk->ik", x, tf.tensor2d(b)),
    a.map((values) => b[0]!.map((_, k) => sum(values.map((v, j) => v * b[j]![k]!)))),
  ],
  expandDims: [(x) => tf.expandDims(x, 1), a.map((values) => [values])],
  exp: [tf.exp, each(Math.exp)],
  greater: [(x) => tf.cast(tf.greater(x, 0), "int32"), each((v) => Number(v > 0))],
  leakyRelu: [(x) => tf.leakyRelu(x, 0.1), each((v) => v > 0 ? v : 0.1 * v)],
  log1p: [(x) => tf.log1p(tf.abs(x)), each((v) => Math.log1p(Math.abs(v)))],
  logSumExp: [(x) => tf.logSumExp(x, 1), a.map((v) => Math.log(sum(v.map(Math.exp))))],
  matMul: [
    (x) => tf.matMul(x, tf.tensor2d(b)),
    a.map((values) => b[0]!.map((_, k) => sum(values.map((v, j) => v * b[j]![k]!)))),
  ],
  "matMul with itself": [
    (x) => tf.matMul(x, x, false, true),
    a.map((one) => a.map((other) => sum(one.map((v, j) => v * other[j]!)))),
  ],
  max: [(x) => tf.max(x, 0), a[0]!.map((_, j) => Math.max(...a.map((values) => values[j]!)))],
  mean: [(x) => tf.mean(x, 1), a.map((values) => sum(values) / 5)],
  norm: [(x) => tf.norm(x, 2, 1), a.map((values) => Math.hypot(...values))],
  oneHot: [
    () => tf.oneHot(tf.tensor1d([2, 0], "int32"), 3),
    [[0, 0, 1], [1, 0, 0]],
  ],
  pad: [(x) => tf.pad(x, [[0, 0], [1, 0]], 7), a.map((values) => [7, ...values])],
  pow: [(x) => tf.pow(tf.abs(x), 1.5), each((v) => Math.abs(v) ** 1.5)],
  range: [() => tf.range(0, 7, 2), [0, 2, 4, 6]],
  relu: [tf.relu, each((v) => Math.max(0, v))],
  reverse: [(x) => tf.reverse(x, 1), a.map((values) => values.toReversed())],
  sigmoid: [tf.sigmoid, each((v) => 1 / (1 + Math.exp(-v)))],
  slice: [(x) => tf.slice(x, [1, 2], [2, 2]), a.slice(1, 3).map((values) => values.slice(2, 4))],
  softmax: [(x) => tf.softmax(x), each((v, i) => Math.exp(v) / sum(a[i]!.map(Math.exp)))],
  softplus: [tf.softplus, each((v) => Math.log1p(Math.exp(v)))],
  split: [(x) => tf.split(x, [2, 3], 1)[1]!, a.map((values) => values.slice(2))],
  square: [tf.square, each((v) => v * v)],
  squaredDifference: [
    (x) => tf.squaredDifference(x, tf.tensor1d(row)),
    each((v, _, j) => (v - row[j]!) ** 2),
  ],
  stack: [(x) => tf.stack([x, x]), [a, a]],
  tanh: [tf.tanh, each(Math.tanh)],
  tile: [(x) => tf.tile(x, [1, 2]), a.map((values) => [...values, ...values])],
  topk: [
    (x) => tf.topk(x, 2).values,
    a.map((values) => values.toSorted((one, other) => other - one).slice(0, 2)),
  ],
  transpose: [(x) => tf.transpose(x), a[0]!.map((_, j) => a.map((values) => values[j]!))],
  unsortedSegmentSum: [
    (x) => tf.unsortedSegmentSum(x, tf.tensor1d([1, 0, 1, 1], "int32"), 3),
    [a[1]!, a[0]!.map((v, j) => v + a[2]![j]! + a[3]![j]!), [0, 0, 0, 0, 0]],
  ],
  where: [(x) => tf.where(tf.less(x, 0), tf.neg(x), 0), each((v) => v < 0 ? -v : 0)],
};

/** Rounding of float32 over sums of five products near 4. */
const tolerance = 1e-5;

for (const [name, [fn, expected]] of Object.entries(cases)) {
  Deno.test(`${name} agrees with plain loops, op by op and compiled`, () => {
    using compiled = tf.compile(fn);
    tf.tidy(() => {
      for (const run of [fn, compiled]) {
        const result = run(tf.tensor2d(a));
        const flat = [expected].flat(Infinity) as number[];
        const found = [...result.dataSync()];
        assertEquals(found.length, flat.length);
        flat.forEach((value, i) =>
          assertAlmostEquals(found[i]!, value, tolerance * Math.max(1, Math.abs(value)))
        );
      }
    });
  });
}

Deno.test("conv2d and pooling agree with plain loops, op by op and compiled", () => {
  const [height, width, channels, filters] = [6, 5, 2, 3];
  const image = seededValues("image", height * width * channels);
  const kernel = seededValues("kernel", 3 * 3 * channels * filters);
  const convolved: number[] = [];
  for (let y = 0; y < height - 2; y++) {
    for (let x = 0; x < width - 2; x++) {
      for (let f = 0; f < filters; f++) {
        let total = 0;
        for (let dy = 0; dy < 3; dy++) {
          for (let dx = 0; dx < 3; dx++) {
            for (let c = 0; c < channels; c++) {
              total += image[((y + dy) * width + x + dx) * channels + c]! *
                kernel[((dy * 3 + dx) * channels + c) * filters + f]!;
            }
          }
        }
        convolved.push(total);
      }
    }
  }
  const pooled: number[] = [];
  for (let y = 0; y < 4; y += 2) {
    for (let f = 0; f < filters; f++) {
      const at = (dy: number, dx: number) => convolved[((y + dy) * 3 + dx) * filters + f]!;
      pooled.push(Math.max(at(0, 0), at(0, 1), at(1, 0), at(1, 1)));
    }
  }
  const run = (x: tf.Tensor4D, w: tf.Tensor4D) => {
    const features = tf.conv2d(x, w, 1, "valid");
    return { features, pooled: tf.maxPool(features, 2, 2, "valid") };
  };
  using compiled = tf.compile(run);
  tf.tidy(() => {
    const x = tf.tensor4d(image, [1, height, width, channels]);
    const w = tf.tensor4d(kernel, [3, 3, channels, filters]);
    for (const result of [run(x, w), compiled(x, w)]) {
      const pairs = [[result.features, convolved], [result.pooled, pooled]] as const;
      for (const [tensor, expected] of pairs) {
        const found = tensor.dataSync();
        assertEquals(found.length, expected.length);
        // Sums of 18 products near 2.
        expected.forEach((value, i) => assertAlmostEquals(found[i]!, value, 1e-4));
      }
    }
  });
});
