import * as tf from "@tensorflow/tfjs";
import { locateLibrary } from "../library/mod.ts";
import { loadTensorFlow } from "../native/load_tensorflow.ts";
import { registerCorrection } from "./corrections/correction.ts";
import { registerCorrections } from "./corrections/register_corrections.ts";
import { guardVariables } from "./guard_variables.ts";
import { registerMissingKernels } from "./kernels/register_missing_kernels.ts";
import { replaceMaxPoolGradient } from "./max_pool_gradient.ts";
import { registerFastGradients } from "./register_fast_gradients.ts";
import { registerKernels } from "./register_kernels.ts";
import { registerShippedKernels } from "./register_shipped_kernels.ts";
import { restoreNodeUtil } from "./restore_node_util.ts";
import { type TensorFlowBackend, tensorFlowBackend } from "./tensorflow_backend.ts";
import { xlaSums } from "./xla_sums.ts";

export interface TensorFlowStart {
  readonly backend: TensorFlowBackend;
  /** The library that was loaded. */
  readonly path: string;
}

/** Finds and loads libtensorflow, and makes it tfjs's backend. */
export async function startTensorFlowBackend(
  threads: number,
  onProgress: ((message: string, fraction?: number) => void) | undefined,
): Promise<TensorFlowStart> {
  const { path } = await locateLibrary({ onProgress });
  const backend = tensorFlowBackend(loadTensorFlow(path, threads));
  tf.registerBackend("tensorflow", () => backend);
  restoreNodeUtil();
  await registerShippedKernels();
  registerKernels(backend);
  registerMissingKernels(backend);
  replaceMaxPoolGradient(backend);
  registerCorrections(backend);
  for (const sum of xlaSums(backend)) registerCorrection(backend, sum);
  registerFastGradients();
  guardVariables(backend);
  await tf.setBackend("tensorflow");
  return { backend, path };
}
