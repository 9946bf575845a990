import * as tf from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../tensorflow_backend.ts";

/** A call of a kernel, as a correction sees it. */
export interface KernelCall {
  readonly backend: TensorFlowBackend;
  readonly inputs: tf.NamedTensorMap;
  readonly attributes: tf.NamedAttrMap;
  /** The kernel that is corrected. */
  shipped(inputs?: tf.NamedTensorMap, attributes?: tf.NamedAttrMap): tf.Tensor;
}

/** What a kernel of tfjs-node does wrong or does not do, put right around it. */
export interface Correction {
  readonly kernel: string;
  /** The calls that need it. Default: all. */
  applies?(inputs: tf.NamedTensorMap, attributes: tf.NamedAttrMap): boolean;
  run(call: KernelCall): tf.Tensor;
}

/** Puts a correction in the place of its kernel; other calls run as they did. */
export function registerCorrection(backend: TensorFlowBackend, correction: Correction): void {
  const { kernel, applies = () => true, run } = correction;
  const { kernelFunc } = tf.getKernel(kernel, "tensorflow");
  tf.unregisterKernel(kernel, "tensorflow");
  tf.registerKernel({
    kernelName: kernel,
    backendName: "tensorflow",
    kernelFunc(call) {
      const given = call.inputs as tf.NamedTensorMap;
      const options = call.attrs ?? {};
      if (!applies(given, options)) return kernelFunc(call);
      return tf.tidy(() =>
        run({
          backend,
          inputs: given,
          attributes: options,
          shipped: (inputs = given, attrs = options) =>
            kernelFunc({ ...call, inputs, attrs }) as tf.Tensor,
        })
      );
    },
  });
}
