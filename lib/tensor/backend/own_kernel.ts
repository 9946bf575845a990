import * as tf from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "./tensorflow_backend.ts";

/** An op of ours as tfjs's tape knows it: one way to run it on each backend, and its gradient. */
export interface OwnKernel {
  readonly name: string;
  tensorflow(
    backend: TensorFlowBackend,
    inputs: tf.NamedTensorMap,
    attributes: tf.NamedAttrMap,
  ): tf.Tensor | tf.Tensor[];
  /** On the pure JavaScript backend, made of tfjs's ops or of plain loops. */
  javascript(inputs: tf.NamedTensorMap, attributes: tf.NamedAttrMap): tf.Tensor | tf.Tensor[];
  readonly gradient?: Omit<tf.GradConfig, "kernelName">;
}

/** Makes a kernel known to tfjs. `backend` is undefined on the JavaScript backend. */
export function registerOwnKernel(kernel: OwnKernel, backend: TensorFlowBackend | undefined): void {
  tf.registerKernel({
    kernelName: kernel.name,
    backendName: backend === undefined ? "cpu" : "tensorflow",
    kernelFunc: ({ inputs, attrs = {} }) =>
      tf.tidy(() => {
        const tensors = inputs as tf.NamedTensorMap;
        return backend === undefined
          ? kernel.javascript(tensors, attrs)
          : kernel.tensorflow(backend, tensors, attrs);
      }),
  });
  if (kernel.gradient === undefined) return;
  tf.registerGradient({ ...kernel.gradient, kernelName: kernel.name });
}
