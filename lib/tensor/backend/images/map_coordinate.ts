import * as tf from "@tensorflow/tfjs";

/** What lies beyond the edges of an image. */
export type FillMode = "constant" | "nearest" | "reflect" | "wrap";

/** Brings coordinates along an axis into 0 … length − 1, or leaves those outside to be filled. */
export function mapCoordinate(x: tf.Tensor, length: number, mode: FillMode): tf.Tensor {
  if (mode === "constant") return x;
  const inside = (of: tf.Tensor) => tf.clipByValue(of, 0, length - 1);
  if (mode === "nearest" || length <= 1) return inside(x);
  const mapped = mode === "reflect" ? reflected(x, length) : wrapped(x, length);
  return inside(mapped);
}

/** The image and its mirror image in turn: d c b a | a b c d | d c b a. */
function reflected(x: tf.Tensor, length: number): tf.Tensor {
  const period = 2 * length;
  const place = tf.sub(x, tf.mul(tf.floor(tf.div(x, period)), period));
  return tf.where(tf.greaterEqual(place, length), tf.sub(period - 1, place), place);
}

/** The image again and again, as TensorFlow does it: by steps of its length, counted in length − 1. */
function wrapped(x: tf.Tensor, length: number): tf.Tensor {
  const up = tf.mul(tf.add(tf.floor(tf.div(tf.neg(x), length - 1)), 1), length);
  const down = tf.mul(tf.floor(tf.div(x, length - 1)), length);
  const low = tf.where(tf.less(x, 0), tf.add(x, up), x);
  return tf.where(tf.greater(x, length - 1), tf.sub(x, down), low);
}
