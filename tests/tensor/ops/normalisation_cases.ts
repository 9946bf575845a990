import * as tf from "../../../lib/tensor/mod.ts";
import { byColumn, byRow, rowsOf, sum } from "./matrix.ts";
import type { OpCases } from "./op_case.ts";

const scale = [1.5, -0.5];
const offset = [0.25, 2];
const epsilon = 0.1;

const mean = (values: readonly number[]) => sum(values) / values.length;
const squares = (values: readonly number[]) => sum(values.map((x) => (x - mean(values)) ** 2));

/** Normalises each of two channels, given one after the other. */
function normalise(x: readonly number[]): number[] {
  const channels = [0, 1].map((channel) => x.filter((_, i) => i % 2 === channel));
  const done = channels.map((values, channel) =>
    values.map((v) =>
      scale[channel]! * (v - mean(values)) / Math.sqrt(squares(values) / values.length + epsilon) +
      offset[channel]!
    )
  );
  return done[0]!.flatMap((v, i) => [v, done[1]![i]!]);
}

const trained = (x: tf.Tensor) =>
  tf.batchNormTraining(x, tf.tensor1d(scale), tf.tensor1d(offset), { epsilon });
const gap = -Infinity;

/** Ops that bring values to a common scale. */
export const normalisationCases: OpCases = {
  "batchNormTraining of rows": {
    fn: (x) => trained(x).output,
    shape: [5, 2],
    expected: normalise,
    gradients: 2,
  },
  "batchNormTraining of images": {
    fn: (x) => trained(x).output,
    shape: [2, 3, 2, 2],
    expected: normalise,
    gradients: 2,
  },
  "batchNormTraining by its scale and offset": {
    fn: (x) => {
      const [a, b] = tf.unstack(x) as [tf.Tensor1D, tf.Tensor1D];
      return tf.batchNormTraining(tf.tensor2d([[1, 2], [2, 0], [6, 4]]), a, b, { epsilon: 0 })
        .output;
    },
    shape: [2, 2],
    expected: ([a, b, c, d]) => {
      const [s, t] = [Math.sqrt(14 / 3), Math.sqrt(8 / 3)];
      return [
        -2 * a! / s + c!,
        d!,
        -1 * a! / s + c!,
        -2 * b! / t + d!,
        3 * a! / s + c!,
        2 * b! / t + d!,
      ];
    },
    gradients: 2,
  },
  "batchNormTraining, its mean": {
    fn: (x) => trained(x).mean,
    shape: [5, 2],
    expected: byColumn(2, (column) => [mean(column)]),
  },
  "batchNormTraining, its variance": {
    fn: (x) => trained(x).variance,
    shape: [5, 2],
    expected: byColumn(2, (column) => [squares(column) / 4]),
  },
  "batchNormInference": {
    fn: (x) =>
      tf.batchNormInference(x, {
        scale: tf.tensor1d(scale),
        offset: tf.tensor1d(offset),
        mean: tf.tensor1d([1, -1]),
        variance: tf.tensor1d([4, 0.15]),
      }, { epsilon }),
    shape: [2, 1, 2, 2],
    expected: (x) =>
      rowsOf(x, 2).flatMap(([a, b]) => [
        1.5 * (a! - 1) / Math.sqrt(4.1) + 0.25,
        -0.5 * (b! + 1) / Math.sqrt(0.25) + 2,
      ]),
    gradients: 2,
  },
  "logSumExp": {
    fn: (x) => tf.logSumExp(x, 1),
    shape: [3, 4],
    expected: byRow(4, (row) => [Math.log(sum(row.map(Math.exp)))]),
    gradients: 2,
  },
  "logSumExp of large values, axis kept": {
    fn: (x) => tf.logSumExp(tf.mul(x, 1000), -1, true),
    shape: [2, 2],
    values: [1, 1, -1, -2],
    expected: () => [1000 + Math.log(2), -1000],
  },
  "logSumExp of all": {
    fn: (x) => tf.logSumExp(x),
    shape: [2, 3],
    expected: (x) => [Math.log(sum(x.map(Math.exp)))],
    gradients: 2,
  },
  "logSumExp along the first and last of three axes": {
    fn: (x) => tf.logSumExp(x, [0, 2]),
    shape: [2, 2, 2],
    expected: (x) =>
      [0, 2].map((j) => Math.log(sum([x[j]!, x[j + 1]!, x[4 + j]!, x[5 + j]!].map(Math.exp)))),
    gradients: 2,
  },
  "logSumExp with masked values": {
    fn: (x) => {
      const mask = tf.tensor2d([[1, 0, 1], [1, 1, 0]], [2, 3], "bool");
      return tf.logSumExp(tf.where(mask, x, tf.fill([2, 3], gap)), 1);
    },
    shape: [2, 3],
    expected: ([a, , c, d, e]) => [
      Math.log(Math.exp(a!) + Math.exp(c!)),
      Math.log(Math.exp(d!) + Math.exp(e!)),
    ],
    gradients: 2,
  },
  "logSumExp of nothing but -Infinity": {
    fn: (x) => tf.logSumExp(x, 1),
    shape: [1, 2],
    values: [gap, gap],
    expected: () => [gap],
  },
  "logSumExp's gradient where there is nothing, or but one value": {
    fn: (x) => tf.grad((y: tf.Tensor) => tf.logSumExp(y, 1))(x),
    shape: [2, 2],
    values: [gap, gap, gap, 3],
    expected: () => [0, 0, 0, 1],
  },
};
