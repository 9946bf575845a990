import type * as tf from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../tensorflow_backend.ts";

/** The inputs of a tfjs kernel by name; some are lists. */
export interface KernelInputs {
  one(name: string): tf.TensorInfo;
  list(name: string): readonly tf.TensorInfo[];
}

/** A kernel of tfjs's on TensorFlow; the tensors it makes on the way are freed behind it. */
export type TensorFlowKernel = (
  backend: TensorFlowBackend,
  inputs: KernelInputs,
  options: tf.NamedAttrMap,
) => tf.TensorInfo | tf.TensorInfo[];

/** Kernels by tfjs's names. */
export type TensorFlowKernels = Readonly<Record<string, TensorFlowKernel>>;
