import * as tf from "@tensorflow/tfjs";

/** Folds the rows of each segment, starting from `initial`; rows of no segment are left out. */
export function reduceInJavaScript(
  x: tf.TensorInfo,
  segments: tf.TensorInfo,
  count: number,
  initial: number,
  fold: (total: number, value: number) => number,
): tf.Tensor {
  const backend = tf.backend();
  const values = backend.readSync(x.dataId) as tf.TypedArray;
  const places = backend.readSync(segments.dataId) as tf.TypedArray;
  const shape = [count, ...x.shape.slice(1)];
  const width = tf.util.sizeFromShape(x.shape.slice(1));
  const totals = new Float64Array(count * width).fill(initial);
  for (let row = 0; row < places.length; row++) {
    const segment = places[row]!;
    if (segment < 0 || segment >= count) continue;
    for (let i = 0; i < width; i++) {
      const at = segment * width + i;
      totals[at] = fold(totals[at]!, values[row * width + i]!);
    }
  }
  const typed = x.dtype === "int32" ? Int32Array.from(totals) : Float32Array.from(totals);
  return tf.tensor(typed, shape, x.dtype);
}
