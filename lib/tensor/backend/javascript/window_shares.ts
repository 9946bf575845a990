import * as tf from "@tensorflow/tfjs";

/** `window / n` for each pooling window, where n of its pixels lie in the image: `[1, rows, columns, 1]`. */
export function windowShares(
  shape: readonly number[],
  { filterSize, strides, pad, dimRoundingMode }: tf.NamedAttrMap,
): tf.Tensor {
  const info = tf.backend_util.computePool2DInfo(
    shape as [number, number, number, number],
    filterSize as [number, number],
    strides as [number, number],
    1,
    pad as "valid" | "same",
    dimRoundingMode as "floor" | undefined,
  );
  const { filterHeight, filterWidth, padInfo } = info;
  const rows = shares(info.outHeight, info.strideHeight, filterHeight, padInfo.top, info.inHeight);
  const columns = shares(info.outWidth, info.strideWidth, filterWidth, padInfo.left, info.inWidth);
  return tf.mul(tf.reshape(rows, [1, -1, 1, 1]), tf.reshape(columns, [1, 1, -1, 1]));
}

/** `window / n` along one axis. */
function shares(
  count: number,
  stride: number,
  window: number,
  before: number,
  length: number,
): tf.Tensor {
  return tf.tensor1d(Array.from({ length: count }, (_, i) => {
    const start = i * stride - before;
    return window / (Math.min(start + window, length) - Math.max(start, 0));
  }));
}
