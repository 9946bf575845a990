import * as tf from "@tensorflow/tfjs";
import type { OwnKernel } from "../own_kernel.ts";
import { intAttribute } from "../attributes.ts";
import { one } from "./one.ts";

/** What `stridedSlice` leaves out gets 0. */
export const stridedSliceGradient: tf.GradConfig = {
  kernelName: "StridedSlice",
  inputsToSave: ["x"],
  gradFunc: (dy, [x], slicing) => ({
    x: () =>
      tf.engine().runKernel<tf.Tensor>("StridedSliceGrad", { dy: one(dy) }, {
        ...slicing,
        shape: x!.shape,
      }),
  }),
};

export const stridedSliceGradientKernel: OwnKernel = {
  name: "StridedSliceGrad",
  tensorflow(backend, { dy }, attributes) {
    const masks = ["begin", "end", "ellipsis", "newAxis", "shrinkAxis"] as const;
    const names = ["begin", "end", "ellipsis", "new_axis", "shrink_axis"] as const;
    const sizes = ["shape", "begin", "end", "strides"].map((name) =>
      tf.tensor1d(attributes[name] as number[], "int32")
    );
    return backend.executeSingleOutput(
      "StridedSliceGrad",
      masks.map((mask, i) => intAttribute(`${names[i]}_mask`, Number(attributes[`${mask}Mask`]))),
      [...sizes, dy!],
    );
  },
  javascript({ dy }, attributes) {
    const shape = attributes.shape as number[];
    const size = tf.util.sizeFromShape(shape);
    const places = slice(tf.reshape(tf.range(0, size, 1, "int32"), shape), attributes);
    const sums = tf.unsortedSegmentSum(tf.reshape(dy!, [-1]), places.as1D(), size);
    return tf.reshape(sums, shape);
  },
  gradient: {
    gradFunc: (ddx, _, attributes) => ({ dy: () => slice(one(ddx), attributes) }),
  },
};

function slice(x: tf.Tensor, { shape: _, ...slicing }: tf.NamedAttrMap): tf.Tensor {
  return tf.engine().runKernel("StridedSlice", { x }, slicing);
}
