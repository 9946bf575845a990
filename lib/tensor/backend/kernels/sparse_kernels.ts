import * as tf from "@tensorflow/tfjs";
import type { TensorFlowKernels } from "./tensorflow_kernel.ts";

export const sparseKernels: TensorFlowKernels = {
  SparseFillEmptyRows(backend, inputs) {
    const tensors = ["indices", "values", "denseShape", "defaultValue"].map(inputs.one);
    return backend.executeMultipleOutputs("SparseFillEmptyRows", [], tensors, 4);
  },
  SparseReshape(backend, inputs) {
    const tensors = ["inputIndices", "inputShape", "newShape"].map(inputs.one);
    return backend.executeMultipleOutputs("SparseReshape", [], tensors, 2);
  },
  // TensorFlow has means of floats only.
  SparseSegmentMean(backend, inputs) {
    const data = inputs.one("data");
    const floats = data.dtype === "int32" ? tf.cast(data as tf.Tensor, "float32") : data;
    const tensors = [floats, inputs.one("indices"), inputs.one("segmentIds")];
    const mean = backend.executeSingleOutput("SparseSegmentMean", [], tensors);
    return tf.cast(mean, data.dtype);
  },
  SparseSegmentSum(backend, inputs) {
    const tensors = ["data", "indices", "segmentIds"].map(inputs.one);
    return backend.executeSingleOutput("SparseSegmentSum", [], tensors);
  },
};
