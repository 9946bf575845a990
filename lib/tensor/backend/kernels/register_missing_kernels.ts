import * as tf from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../tensorflow_backend.ts";
import { countingKernels } from "./counting_kernels.ts";
import { imageKernels } from "./image_kernels.ts";
import { raggedKernels } from "./ragged_kernels.ts";
import { sparseKernels } from "./sparse_kernels.ts";
import { stringKernels } from "./string_kernels.ts";
import type { KernelInputs, TensorFlowKernels } from "./tensorflow_kernel.ts";

const kernels: TensorFlowKernels = {
  ...countingKernels,
  ...imageKernels,
  ...raggedKernels,
  ...sparseKernels,
  ...stringKernels,
};

/** The kernels of tfjs that tfjs-node does not have. */
export function registerMissingKernels(backend: TensorFlowBackend): void {
  for (const [kernelName, kernel] of Object.entries(kernels)) {
    tf.registerKernel({
      kernelName,
      backendName: "tensorflow",
      kernelFunc: ({ inputs, attrs = {} }) =>
        tf.tidy(() => kernel(backend, named(inputs), attrs) as tf.Tensor | tf.Tensor[]),
    });
  }
}

function named(inputs: tf.NamedTensorInfoMap): KernelInputs {
  const list = (name: string) => [inputs[name]!].flat();
  return { one: (name) => list(name)[0]!, list };
}
