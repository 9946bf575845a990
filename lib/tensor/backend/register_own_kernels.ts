import { batchNormGradientKernel, batchNormKernel } from "./batch_norm/kernels.ts";
import { squaredDistancesKernel } from "./distances/kernels.ts";
import { activationKernels } from "./gradients/activations.ts";
import { stridedSliceGradientKernel } from "./gradients/strided_slice.ts";
import { transformKernel } from "./images/kernels.ts";
import { registerOwnKernel } from "./own_kernel.ts";
import { randomKernels } from "./random/kernels.ts";
import { rowHistogramsKernel } from "./segments/row_histograms_kernel.ts";
import { segmentKernels } from "./segments/kernels.ts";
import type { TensorFlowBackend } from "./tensorflow_backend.ts";

/** The ops that tfjs does not have. `backend` is undefined on the JavaScript backend. */
export function registerOwnKernels(backend: TensorFlowBackend | undefined): void {
  const kernels = [
    ...activationKernels,
    batchNormKernel,
    batchNormGradientKernel,
    ...randomKernels,
    rowHistogramsKernel,
    ...segmentKernels,
    squaredDistancesKernel,
    stridedSliceGradientKernel,
    transformKernel,
  ];
  for (const kernel of kernels) registerOwnKernel(kernel, backend);
}
