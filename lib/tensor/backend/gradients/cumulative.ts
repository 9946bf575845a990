import * as tf from "@tensorflow/tfjs";
import { one } from "./one.ts";

/** tfjs's gradient of the sum permutes the axes once too often, and it has none of the product. */
export const cumulativeGradients: readonly tf.GradConfig[] = [{
  kernelName: "Cumsum",
  gradFunc: (dy, _, { axis, exclusive, reverse }) => ({
    x: () => tf.cumsum(one(dy), Number(axis), Boolean(exclusive), !reverse),
  }),
}, {
  kernelName: "Cumprod",
  inputsToSave: ["x"],
  gradFunc: (dy, [x], { axis, exclusive, reverse }) => ({
    x() {
      const along = (Number(axis) + x!.rank) % x!.rank;
      const turn = (tensor: tf.Tensor) => reverse ? tf.reverse(tensor, along) : tensor;
      return turn(productGradient(turn(x!), turn(one(dy)), along, Boolean(exclusive)));
    },
  }),
}];

/**
 * dxᵢ = Πₖ₍ₖ₌₀…ᵢ₋₁₎ xₖ · sᵢ, where sᵢ = dyᵢ + xᵢ₊₁ sᵢ₊₁ adds up what the later products owe to xᵢ. Nothing
 * is divided by, so that it holds at zeros. The recurrence takes ⌈log₂ n⌉ rounds: after each, sᵢ is known
 * in terms of an s twice as far behind.
 */
function productGradient(x: tf.Tensor, dy: tf.Tensor, axis: number, exclusive: boolean): tf.Tensor {
  const length = x.shape[axis]!;
  let factor = shift(x, axis, 1);
  let sum = exclusive ? shift(dy, axis, 1) : dy;
  for (let distance = 1; distance < length; distance *= 2) {
    sum = tf.add(sum, tf.mul(factor, shift(sum, axis, distance)));
    factor = tf.mul(factor, shift(factor, axis, distance));
  }
  return tf.mul(tf.cumprod(x, axis, true), sum);
}

/** `result[i] = x[i + distance]`, and 0 behind the end. */
function shift(x: tf.Tensor, axis: number, distance: number): tf.Tensor {
  const length = x.shape[axis]!;
  const by = Math.min(distance, length);
  const start = x.shape.map((_, i) => i === axis ? by : 0);
  const size = x.shape.map((all, i) => i === axis ? all - by : all);
  return tf.pad(tf.slice(x, start, size), x.shape.map((_, i) => [0, i === axis ? by : 0]));
}
