import * as tf from "@tensorflow/tfjs";

/** Every `strides[a]`-th element along each axis, from `begin[a]` to before `end[a]`. */
export function stridedSliceInJavaScript(x: tf.TensorInfo, attributes: tf.NamedAttrMap): tf.Tensor {
  const list = (name: string) => [...attributes[name] as number[]];
  const mask = (name: string) => Number(attributes[`${name}Mask`]);
  const { begin, end, strides, finalShape } = tf.slice_util.sliceInfo(
    x.shape,
    list("begin"),
    list("end"),
    list("strides"),
    mask("begin"),
    mask("end"),
    mask("ellipsis"),
    mask("newAxis"),
    mask("shrinkAxis"),
  );
  const sizes = tf.slice_util.computeOutShape(begin, end, strides);
  const steps = tf.util.computeStrides(x.shape);
  const places = sizes.reduce(
    (before: number[], size, axis) =>
      before.flatMap((place) =>
        Array.from(
          { length: size },
          (_, i) => place + (begin[axis]! + i * strides[axis]!) * (steps[axis] ?? 1),
        )
      ),
    [0],
  );
  const values = tf.backend().readSync(x.dataId) as tf.TypedArray;
  return tf.tensor(places.map((place) => values[place]!), finalShape, x.dtype);
}
