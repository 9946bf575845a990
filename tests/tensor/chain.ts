import * as tf from "../../lib/tensor/mod.ts";

/** Forty small ops, one after another: what XLA makes one of. */
export function chain(x: tf.Tensor): tf.Tensor {
  for (let i = 0; i < 20; i++) x = tf.tanh(tf.mul(x, 0.9));
  return x;
}
