import * as tf from "../../../lib/tensor/mod.ts";
import { byColumn, byRow, product, rowsOf, sum } from "./matrix.ts";
import type { OpCases } from "./op_case.ts";

const ints = (values: number[], shape: number[]) => tf.tensor(values, shape, "int32");

/** Places of the sorted values; equal ones in their order. */
const order = (row: readonly number[], sign: number) =>
  row.map((_, i) => i).sort((i, j) => sign * (row[i]! - row[j]!) || i - j);

/** A running fold of the values so far, or before, from the left or from the right. */
const running = (
  fold: (values: readonly number[]) => number,
  { exclusive = false, reverse = false } = {},
) =>
(row: number[]) =>
  row.map((_, i) => {
    const own = exclusive ? 0 : 1;
    return fold(reverse ? row.slice(i + 1 - own) : row.slice(0, i + own));
  });

/** At least 0.1 apart in each row and column, 0 among them. */
const spread = Array.from({ length: 12 }, (_, i) => ((i * 5) % 12 - 4) / 4);
const ties = [1, 0, 1, 0, -1, 1, 1, 1];
const withZeros = [2, 0, -1.5, 0.5, 3, 0, 0, -1, 1, 2, 0.5, -2];

const directions = [
  { exclusive: false, reverse: false },
  { exclusive: true, reverse: false },
  { exclusive: false, reverse: true },
  { exclusive: true, reverse: true },
];

/** Ops that pick, order, accumulate and place. */
export const selectionCases: OpCases = {
  "sort": {
    fn: (x) => tf.sort(x),
    shape: [3, 4],
    values: spread,
    expected: byRow(4, (row) => row.toSorted((a, b) => a - b)),
    gradients: 2,
  },
  "sort, descending": {
    fn: (x) => tf.sort(x, { direction: "descending" }),
    shape: [3, 4],
    values: spread,
    expected: byRow(4, (row) => row.toSorted((a, b) => b - a)),
    gradients: 2,
  },
  "argsort, equal values in their order": {
    fn: (x) => tf.argsort(x),
    shape: [2, 4],
    values: ties,
    expected: byRow(4, (row) => order(row, 1)),
  },
  "argsort, descending": {
    fn: (x) => tf.argsort(x, { direction: "descending" }),
    shape: [2, 4],
    values: ties,
    expected: byRow(4, (row) => order(row, -1)),
  },
  "topk": {
    fn: (x) => tf.topk(x, 2).values,
    shape: [3, 4],
    values: spread,
    expected: byRow(4, (row) => row.toSorted((a, b) => b - a).slice(0, 2)),
    gradients: 2,
  },
  "topk of rank 1": {
    fn: (x) => tf.topk(x, 5).values,
    shape: [12],
    values: spread,
    expected: (x) => x.toSorted((a, b) => b - a).slice(0, 5),
    gradients: 1,
  },
  "topk, its places": {
    fn: (x) => tf.topk(x, 3).indices,
    shape: [2, 4],
    values: ties,
    expected: byRow(4, (row) => order(row, -1).slice(0, 3)),
  },
  "lowerBound": {
    fn: (x) => tf.lowerBound(tf.tensor2d([[-1, 0, 0, 2, 5]]), tf.reshape(x, [1, 4])),
    shape: [4],
    values: [0, -3, 2.5, 9],
    expected: () => [1, 0, 4, 5],
  },
  "upperBound": {
    fn: (x) => tf.upperBound(tf.tensor2d([[-1, 0, 0, 2, 5]]), tf.reshape(x, [1, 4])),
    shape: [4],
    values: [0, -3, 2.5, 9],
    expected: () => [3, 0, 4, 5],
  },
  "gather with batch axes": {
    fn: (x) => tf.gather(x, ints([2, 0, 2, 1], [2, 2]), { axis: 1, batchDims: 1 }),
    shape: [2, 3],
    expected: (x) => [x[2]!, x[0]!, x[5]!, x[4]!],
    gradients: 2,
  },
  "gatherND": {
    fn: (x) => tf.gatherND(x, ints([2, 1, 0, 3, 2, 1], [3, 2])),
    shape: [3, 4],
    expected: (x) => [x[9]!, x[3]!, x[9]!],
    gradients: 2,
  },
  "gatherND of rows": {
    fn: (x) => tf.gatherND(x, ints([2, 0], [2, 1])),
    shape: [3, 2],
    expected: (x) => [x[4]!, x[5]!, x[0]!, x[1]!],
    gradients: 2,
  },
  "scatterND, one place twice": {
    fn: (x) => tf.scatterND(ints([3, 0, 3], [3, 1]), x, [5]),
    shape: [3],
    expected: (x) => [x[1]!, 0, 0, x[0]! + x[2]!, 0],
    gradients: 2,
  },
  "tensorScatterUpdate": {
    fn: (x) => tf.tensorScatterUpdate(x, ints([2, 0], [2, 1]), tf.slice(tf.mul(x, x), 1, 2)),
    shape: [4],
    expected: (x) => [x[2]! ** 2, x[1]!, x[1]! ** 2, x[3]!],
    gradients: 1,
  },
  "stridedSlice, backwards": {
    fn: (x) => tf.stridedSlice(x, [2, 3], [0, 0], [-1, -2]),
    shape: [3, 4],
    expected: (x) => [x[11]!, x[9]!, x[7]!, x[5]!],
    gradients: 2,
  },
  "stridedSlice with masks: x[:, newaxis, 1, ::2]": {
    fn: (x) => tf.stridedSlice(x, [0, 0, 1, 0], [0, 0, 2, 0], [1, 1, 1, 2], 9, 9, 0, 2, 4),
    shape: [2, 2, 3],
    expected: (x) => [x[3]!, x[5]!, x[9]!, x[11]!],
    gradients: 2,
  },
  ...Object.fromEntries(directions.flatMap(({ exclusive, reverse }) => {
    const how = `${exclusive ? ", exclusive" : ""}${reverse ? ", reverse" : ""}`;
    return [
      [`cumsum of columns${how}`, {
        fn: (x: tf.Tensor) => tf.cumsum(x, 0, exclusive, reverse),
        shape: [4, 3],
        expected: byColumn(3, running(sum, { exclusive, reverse })),
        gradients: 2 as const,
      }],
      [`cumprod of columns with zeros${how}`, {
        fn: (x: tf.Tensor) => tf.cumprod(x, 0, exclusive, reverse),
        shape: [4, 3],
        values: withZeros,
        expected: byColumn(3, running(product, { exclusive, reverse })),
        gradients: 2 as const,
      }],
      [`cumprod of rows with zeros${how}`, {
        fn: (x: tf.Tensor) => tf.cumprod(x, -1, exclusive, reverse),
        shape: [2, 6],
        values: withZeros,
        expected: byRow(6, running(product, { exclusive, reverse })),
        gradients: 1 as const,
      }],
    ];
  })),
  "prod, a zero among them": {
    fn: (x) => tf.prod(x, 1),
    shape: [2, 6],
    values: withZeros,
    expected: byRow(6, (row) => [product(row)]),
    gradients: 2,
  },
  "einsum of two matrices": {
    fn: (x) => tf.einsum("ij,jk->ki", x, tf.square(tf.slice(x, [0, 0], [3, 2]))),
    shape: [3, 3],
    expected: (x) => {
      const a = rowsOf(x, 3);
      return [0, 1].flatMap((k) => a.map((row) => sum(row.map((v, j) => v * a[j]![k]! ** 2))));
    },
    gradients: 2,
  },
  "einsum of a batch": {
    fn: (x) => tf.einsum("bij,bkj->bik", x, x),
    shape: [2, 2, 3],
    expected: (x) =>
      rowsOf(x, 6).flatMap((one) => {
        const rows = rowsOf(one, 3);
        return rows.flatMap((a) => rows.map((b) => sum(a.map((v, j) => v * b[j]!))));
      }),
    gradients: 2,
  },
  "einsum that sums an axis of one operand away": {
    fn: (x) => tf.einsum("ij,k->ki", x, tf.tensor1d([2, -1])),
    shape: [2, 3],
    expected: (x) => [2, -1].flatMap((v) => rowsOf(x, 3).map((row) => v * sum(row))),
    gradients: 2,
  },
  "einsum to a scalar": {
    fn: (x) => tf.einsum("i,i->", x, x),
    shape: [3],
    expected: (x) => [sum(x.map((v) => v * v))],
    gradients: 2,
  },
  "einsum of one operand": {
    fn: (x) => tf.einsum("ijk->kj", x),
    shape: [2, 2, 3],
    expected: (x) => [0, 1, 2].flatMap((k) => [0, 1].map((j) => x[j * 3 + k]! + x[6 + j * 3 + k]!)),
    gradients: 2,
  },
};
