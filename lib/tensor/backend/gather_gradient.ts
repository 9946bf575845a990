import * as tf from "@tensorflow/tfjs";

/**
 * The gradient of `gather` for its first input: each slice of `dy` is added where it came from. All axes
 * but the gathered one are moved behind it, so that one segment sum does the work.
 */
export function gatherGradient(
  dy: tf.Tensor,
  x: tf.Tensor,
  indices: tf.Tensor,
  options: tf.NamedAttrMap,
): tf.Tensor {
  const batchDims = Number(options.batchDims ?? 0);
  const along = Number(options.axis ?? 0);
  const axis = along < 0 ? along + x.rank : along;
  const length = x.shape[axis]!;
  const batch = x.shape.slice(0, batchDims);
  const before = x.shape.slice(batchDims, axis);
  const after = x.shape.slice(axis + 1);
  const slice = [...before, ...after];
  const batches = size(batch);
  const picks = size(indices.shape.slice(batchDims));

  const picked = indices.rank - batchDims;
  const axes = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
  const rows = tf.reshape(
    tf.transpose(dy, [
      ...axes(0, batchDims),
      ...axes(axis, picked),
      ...axes(batchDims, before.length),
      ...axes(axis + picked, after.length),
    ]),
    [batches * picks, size(slice)],
  );
  const starts = tf.reshape(tf.mul(tf.range(0, batches, 1, "int32"), tf.scalar(length, "int32")), [
    batches,
    1,
  ]);
  const segments = tf.add(tf.reshape(indices, [batches, picks]), starts);
  const sums = tf.unsortedSegmentSum(
    rows,
    tf.reshape<tf.Rank.R1>(segments, [batches * picks]),
    batches * length,
  );
  return tf.transpose(tf.reshape(sums, [...batch, length, ...slice]), [
    ...axes(0, batchDims),
    ...axes(batchDims + 1, before.length),
    batchDims,
    ...axes(axis + 1, after.length),
  ]);
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
