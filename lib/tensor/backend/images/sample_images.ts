import * as tf from "@tensorflow/tfjs";
import { gatherSegments } from "../segments/gather_segments.ts";
import { samples, type Sampling } from "./samples.ts";

/** Each pixel of the result: the weighted sum of the pixels it is made of. */
export function sampleImages(
  images: tf.Tensor,
  transforms: tf.Tensor,
  sampling: Sampling,
  fillValue: number,
): tf.Tensor {
  const { shape: [batch, height, width, channels], size } = sampling;
  // A pixel outside is fillValue, so that of the others what they differ from it is summed.
  const shifted = tf.sub(images, fillValue);
  const pixels = tf.reshape(shifted, [batch! * height! * width!, channels!]);
  const parts = samples(transforms, sampling).map(({ rows, weight }) =>
    tf.mul(gatherSegments(pixels, rows), weight)
  );
  const sum = parts.reduce((total, part) => tf.add(total, part));
  return tf.reshape(tf.add(sum, fillValue), [batch!, ...size, channels!]);
}

/** What the above owes to each pixel. */
export function spreadImages(
  dy: tf.Tensor,
  transforms: tf.Tensor,
  sampling: Sampling,
): tf.Tensor {
  const { shape: [batch, height, width, channels] } = sampling;
  const slopes = tf.reshape(dy, [-1, channels!]);
  const parts = samples(transforms, sampling).map(({ rows, weight }) =>
    tf.unsortedSegmentSum(tf.mul(slopes, weight), rows, batch! * height! * width!)
  );
  const sum = parts.reduce((total, part) => tf.add(total, part));
  return tf.reshape(sum, [...sampling.shape]);
}
