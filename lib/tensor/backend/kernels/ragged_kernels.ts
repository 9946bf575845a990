import { intAttribute, textsAttribute, typeAttribute } from "../attributes.ts";
import type { TensorFlowKernels } from "./tensorflow_kernel.ts";

export const raggedKernels: TensorFlowKernels = {
  RaggedGather(backend, inputs, { outputRaggedRank }) {
    const splits = inputs.list("paramsNestedSplits");
    const rank = Number(outputRaggedRank);
    const attributes = [
      intAttribute("PARAMS_RAGGED_RANK", splits.length),
      intAttribute("OUTPUT_RAGGED_RANK", rank),
    ];
    const tensors = [...splits, inputs.one("paramsDenseValues"), inputs.one("indices")];
    return backend.executeMultipleOutputs("RaggedGather", attributes, tensors, rank + 1);
  },
  RaggedRange(backend, inputs) {
    const tensors = ["starts", "limits", "deltas"].map(inputs.one);
    const attributes = [typeAttribute("Tsplits", "TF_INT32")];
    return backend.executeMultipleOutputs("RaggedRange", attributes, tensors, 2);
  },
  RaggedTensorToTensor(backend, inputs, { rowPartitionTypes }) {
    const partitions = inputs.list("rowPartitionTensors");
    const attributes = [
      intAttribute("num_row_partition_tensors", partitions.length),
      textsAttribute("row_partition_types", rowPartitionTypes as string[]),
    ];
    const tensors = [...["shape", "values", "defaultValue"].map(inputs.one), ...partitions];
    return backend.executeSingleOutput("RaggedTensorToTensor", attributes, tensors);
  },
};
