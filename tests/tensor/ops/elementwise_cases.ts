import * as tf from "../../../lib/tensor/mod.ts";
import { seededValues } from "../seeded_values.ts";
import { byRow, sum } from "./matrix.ts";
import type { OpCase, OpCases } from "./op_case.ts";

const shape = [3, 4];
/** At least 0.1 away from 0, where some have a kink. */
const values = seededValues("away", 12).map((x) => x + Math.sign(x) / 10);

function pointwise(fn: (x: tf.Tensor) => tf.Tensor, expected: (x: number) => number): OpCase {
  return { fn, shape, values, expected: (x) => x.map(expected), gradients: 2 };
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Each comparison, so multiplied that the product has a gradient and the comparison none. */
function compared(
  compare: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
  expected: (x: number) => boolean,
): OpCase {
  return {
    fn: (x) => tf.mul(tf.cast(compare(x, tf.scalar(0)), "float32"), x),
    shape,
    values,
    expected: (x) => x.map((v) => expected(v) ? v : 0),
    gradients: 1,
  };
}

const flip = (x: tf.Tensor) => tf.logicalNot(tf.cast(x, "bool"));

/** No two of these are closer than 0.1. */
const column = [0.33, -0.67, 1];
const grid = Array.from({ length: 12 }, (_, i) => (((i * 5) % 12) - 5.5) / 3);

/** With a column that stands for each of four. */
function broadcast(
  fn: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
  expected: (a: number, b: number) => number,
): Record<"column" | "matrix", OpCase> {
  return {
    column: {
      fn: (x) => fn(tf.tensor2d(grid, [3, 4]), x),
      shape: [3, 1],
      values: column,
      expected: (x) => grid.map((value, i) => expected(value, x[Math.floor(i / 4)]!)),
      gradients: 2,
    },
    matrix: {
      fn: (x) => fn(x, tf.tensor2d(column, [3, 1])),
      shape,
      values: grid,
      expected: (x) => x.map((value, i) => expected(value, column[Math.floor(i / 4)]!)),
      gradients: 2,
    },
  };
}

const broadcasts = {
  add: broadcast(tf.add, (a, b) => a + b),
  div: broadcast(tf.div, (a, b) => a / b),
  maximum: broadcast(tf.maximum, Math.max),
  minimum: broadcast(tf.minimum, Math.min),
  mul: broadcast(tf.mul, (a, b) => a * b),
  squaredDifference: broadcast(tf.squaredDifference, (a, b) => (a - b) ** 2),
  sub: broadcast(tf.sub, (a, b) => a - b),
};

/** Ops of one element at a time, and comparisons, which let gradients by. */
export const elementwiseCases: OpCases = {
  "elu": pointwise(tf.elu, (x) => x > 0 ? x : Math.expm1(x)),
  "exp": pointwise(tf.exp, Math.exp),
  "leakyRelu": pointwise((x) => tf.leakyRelu(x, 0.1), (x) => x > 0 ? x : 0.1 * x),
  "logSigmoid": pointwise(tf.logSigmoid, (x) => Math.log(logistic(x))),
  "selu": pointwise(
    tf.selu,
    (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)),
  ),
  "sigmoid": pointwise(tf.sigmoid, logistic),
  "softplus": pointwise(tf.softplus, (x) => Math.log1p(Math.exp(x))),
  "sqrt of a square": pointwise((x) => tf.sqrt(tf.square(x)), Math.abs),
  "tanh": pointwise(tf.tanh, Math.tanh),
  ...Object.fromEntries(
    Object.entries(broadcasts).flatMap(([name, { column, matrix }]) => [
      [`${name} by a column`, column],
      [`${name} with a column`, matrix],
    ]),
  ),
  "softmax": {
    fn: (x) => tf.softmax(x),
    shape,
    expected: byRow(4, (row) => row.map((x) => Math.exp(x) / sum(row.map(Math.exp)))),
    gradients: 2,
  },
  "logSoftmax": {
    fn: (x) => tf.logSoftmax(x),
    shape,
    expected: byRow(4, (row) => row.map((x) => x - Math.log(sum(row.map(Math.exp))))),
    gradients: 2,
  },
  "equal": compared(tf.equal, (x) => x === 0),
  "greater": compared(tf.greater, (x) => x > 0),
  "greaterEqual": compared(tf.greaterEqual, (x) => x >= 0),
  "less": compared(tf.less, (x) => x < 0),
  "lessEqual": compared(tf.lessEqual, (x) => x <= 0),
  "notEqual": compared(tf.notEqual, (x) => x !== 0),
  "logicalNot": compared((x) => flip(tf.greater(x, 0)), (x) => x <= 0),
  "logicalAnd": compared(
    (x) => tf.logicalAnd(tf.greater(x, 0), tf.less(x, 1)),
    (x) => x > 0 && x < 1,
  ),
  "logicalOr": compared(
    (x) => tf.logicalOr(tf.greater(x, 1), tf.less(x, -1)),
    (x) => Math.abs(x) > 1,
  ),
};
