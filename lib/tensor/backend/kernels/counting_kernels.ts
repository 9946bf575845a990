import { boolAttribute } from "../attributes.ts";
import type { TensorFlowKernels } from "./tensorflow_kernel.ts";
import * as tf from "@tensorflow/tfjs";

export const countingKernels: TensorFlowKernels = {
  BitwiseAnd: (backend, inputs) =>
    backend.executeSingleOutput("BitwiseAnd", [], [inputs.one("a"), inputs.one("b")]),
  DenseBincount(backend, inputs, { size, binaryOutput }) {
    const attributes = [boolAttribute("binary_output", Boolean(binaryOutput))];
    const tensors = [inputs.one("x"), tf.scalar(Number(size), "int32"), inputs.one("weights")];
    return backend.executeSingleOutput("DenseBincount", attributes, tensors);
  },
};
