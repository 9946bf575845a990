import * as tf from "@tensorflow/tfjs";

/** The activation that tfjs fuses with a convolution or a matrix product. */
export function applyActivation(
  x: tf.Tensor,
  activation: string | undefined,
  slopes?: tf.Tensor,
  slope?: number,
): tf.Tensor {
  switch (activation) {
    case undefined:
    case "linear":
      return x;
    case "relu":
      return tf.relu(x);
    case "relu6":
      return tf.relu6(x);
    case "elu":
      return tf.elu(x);
    case "sigmoid":
      return tf.sigmoid(x);
    case "leakyrelu":
      return tf.leakyRelu(x, slope);
    case "prelu":
      if (slopes !== undefined) return tf.prelu(x, slopes);
  }
  throw new TypeError(`Cannot apply an activation: ${activation} is not known`);
}
