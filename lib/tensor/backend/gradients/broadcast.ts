import * as tf from "@tensorflow/tfjs";
import { one } from "./one.ts";

type Slope = (dy: tf.Tensor, a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

/** tfjs forgets to sum these over the axes along which an operand was repeated. */
export const broadcastGradients: readonly tf.GradConfig[] = [
  binaryGradient(
    "Maximum",
    (dy, a, b) => tf.mul(dy, tf.cast(tf.greaterEqual(a, b), "float32")),
    (dy, a, b) => tf.mul(dy, tf.cast(tf.less(a, b), "float32")),
  ),
  binaryGradient(
    "Minimum",
    (dy, a, b) => tf.mul(dy, tf.cast(tf.lessEqual(a, b), "float32")),
    (dy, a, b) => tf.mul(dy, tf.cast(tf.greater(a, b), "float32")),
  ),
  binaryGradient(
    "SquaredDifference",
    (dy, a, b) => tf.mul(dy, tf.mul(tf.sub(a, b), 2)),
    (dy, a, b) => tf.mul(dy, tf.mul(tf.sub(b, a), 2)),
  ),
];

function binaryGradient(kernelName: string, byA: Slope, byB: Slope): tf.GradConfig {
  return {
    kernelName,
    inputsToSave: ["a", "b"],
    gradFunc: (dy, [a, b]) => ({
      a: () => sumTo(byA(one(dy), a!, b!), a!.shape),
      b: () => sumTo(byB(one(dy), a!, b!), b!.shape),
    }),
  };
}

function sumTo(slope: tf.Tensor, shape: number[]): tf.Tensor {
  const axes = tf.broadcast_util.getReductionAxes(shape, slope.shape);
  return tf.reshape(axes.length > 0 ? tf.sum(slope, axes) : slope, shape);
}
