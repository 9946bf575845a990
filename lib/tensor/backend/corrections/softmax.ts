import * as tf from "@tensorflow/tfjs";
import type { Correction } from "./correction.ts";

/**
 * In a graph, oneDNN takes the op over: its last bits differ from the op's own, and a NaN among the
 * logits leaves the other probabilities 0. So a graph gets what the op is made of.
 */
export const softmaxCorrection: Correction = {
  kernel: "Softmax",
  run({ backend, inputs, shipped }) {
    if (backend.trace === undefined || backend.trace.xla) return shipped();
    const { logits } = inputs;
    const powers = tf.exp(tf.sub(logits!, tf.max(logits!, -1, true)));
    return tf.mul(powers, tf.reciprocal(tf.sum(powers, -1, true)));
  },
};
