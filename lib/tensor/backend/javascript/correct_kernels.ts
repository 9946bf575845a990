import * as tf from "@tensorflow/tfjs";
import { reduceInJavaScript } from "../segments/reduce_in_javascript.ts";
import { einsumInJavaScript } from "./einsum.ts";
import { stridedSliceInJavaScript } from "./strided_slice.ts";
import { windowShares } from "./window_shares.ts";

/** Kernels of tfjs's JavaScript backend whose results are wrong or slow, each mended. */
export function correctJavaScriptKernels(): void {
  // It divides by whole windows, also where they reach beyond the image.
  replace("AvgPoolGrad", (own) => (call) =>
    tf.tidy(() => {
      const { input, dy } = call.inputs as tf.NamedTensorMap;
      const scaled = tf.mul(dy!, windowShares(input!.shape, call.attrs ?? {}));
      return own({ ...call, inputs: { input: input!, dy: scaled } }) as tf.Tensor;
    }));

  // It leaves out an operand whose labels are all kept.
  replace("Einsum", () => ({ inputs, attrs }) =>
    tf.tidy(() => {
      const operands = inputs as unknown as readonly tf.Tensor[];
      return einsumInJavaScript(operands, String(attrs?.equation));
    }));

  // They take an axis counted from the end for the first.
  for (const name of ["Cumprod", "Cumsum"]) {
    replace(name, (own) => (call) => {
      const axis = Number(call.attrs?.axis);
      const along = axis < 0 ? axis + call.inputs.x!.shape.length : axis;
      return own({ ...call, attrs: { ...call.attrs, axis: along } });
    });
  }

  // It goes over all rows once a segment.
  replace("UnsortedSegmentSum", () => ({ inputs, attrs }) => {
    const count = Number(attrs?.numSegments);
    return reduceInJavaScript(inputs.x!, inputs.segmentIds!, count, 0, (sum, x) => sum + x);
  });

  // It mistakes the axes where some are dropped or added.
  replace(
    "StridedSlice",
    () => ({ inputs, attrs = {} }) => stridedSliceInJavaScript(inputs.x!, attrs),
  );

  // It writes into its input.
  replace("TensorScatterUpdate", (own) => (call) =>
    tf.tidy(() => {
      const { dataId, shape, dtype } = call.inputs.tensor!;
      const values = tf.backend().readSync(dataId) as tf.TypedArray;
      const tensor = tf.tensor(values.slice(), shape, dtype);
      return own({ ...call, inputs: { ...call.inputs, tensor } }) as tf.Tensor;
    }));
}

function replace(kernelName: string, change: (own: tf.KernelFunc) => tf.KernelFunc): void {
  const { kernelFunc } = tf.getKernel(kernelName, "cpu");
  tf.unregisterKernel(kernelName, "cpu");
  tf.registerKernel({ kernelName, backendName: "cpu", kernelFunc: change(kernelFunc) });
}
