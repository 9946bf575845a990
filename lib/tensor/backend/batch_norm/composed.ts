import * as tf from "@tensorflow/tfjs";

/** All axes of `[batch, height, width, channels]` but the last. */
const axes = [0, 1, 2];

/** Mean and biased variance of each channel. */
export function channelMoments(x: tf.Tensor): { mean: tf.Tensor; variance: tf.Tensor } {
  const mean = tf.mean(x, axes);
  return { mean, variance: tf.mean(tf.squaredDifference(x, mean), axes) };
}

/** scale · (x − mean) / √(variance + ε) + offset */
export function normalized(
  x: tf.Tensor,
  { mean, variance }: ReturnType<typeof channelMoments>,
  scale: tf.Tensor,
  offset: tf.Tensor,
  epsilon: number,
): tf.Tensor {
  const slope = tf.mul(scale, tf.rsqrt(tf.add(variance, epsilon)));
  return tf.add(tf.mul(tf.sub(x, mean), slope), offset);
}

/** Gradients by x, scale and offset, where mean and variance are those of x. */
export function normalizedGradients(
  dy: tf.Tensor,
  x: tf.Tensor,
  scale: tf.Tensor,
  epsilon: number,
): [tf.Tensor, tf.Tensor, tf.Tensor] {
  const { mean, variance } = channelMoments(x);
  const inverse = tf.rsqrt(tf.add(variance, epsilon));
  const unit = tf.mul(tf.sub(x, mean), inverse);
  const ofOffset = tf.sum(dy, axes);
  const ofScale = tf.sum(tf.mul(dy, unit), axes);
  const count = x.size / x.shape.at(-1)!;
  const centred = tf.sub(
    tf.sub(dy, tf.div(ofOffset, count)),
    tf.mul(unit, tf.div(ofScale, count)),
  );
  return [tf.mul(tf.mul(scale, inverse), centred), ofScale, ofOffset];
}
