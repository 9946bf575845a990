import * as tf from "@tensorflow/tfjs";

/** Of each row, what its segment has; 0 for rows that belong to none. */
export function gatherSegments(
  ofSegments: tf.Tensor,
  segments: tf.Tensor,
): tf.Tensor {
  const [count] = ofSegments.shape;
  const known = tf.logicalAnd(
    tf.greaterEqual(segments, 0),
    tf.less(segments, tf.scalar(count!, "int32")),
  );
  const places = tf.where(known, segments, tf.zerosLike(segments)) as tf.Tensor1D;
  const shape = [segments.size, ...ofSegments.shape.slice(1).map(() => 1)];
  const found = tf.gather(ofSegments, places);
  return tf.where(
    tf.broadcastTo(tf.reshape(known, shape), found.shape),
    found,
    tf.zerosLike(found),
  );
}
