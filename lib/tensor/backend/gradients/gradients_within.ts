import * as tf from "@tensorflow/tfjs";

/** Gradients taken while others are: tfjs would end the outer tape with the inner one. */
export function gradientsWithin(
  fn: (...inputs: tf.Tensor[]) => tf.Tensor,
  inputs: tf.Tensor[],
): tf.Tensor[] {
  const { state } = tf.engine();
  state.gradientDepth++;
  try {
    return tf.grads(fn)(inputs);
  } finally {
    state.gradientDepth--;
  }
}
