/** Kernels whose calls may be refused by `compile()`, with the reason. All other calls are compiled. */
export const untracedKernels: Readonly<Record<string, string>> = {
  NonMaxSuppressionV3: "how many boxes it gives depends on values",
  NonMaxSuppressionV4: "how many boxes it gives depends on values, unless it pads them",
  NonMaxSuppressionV5: "how many boxes it gives depends on values",
  RaggedGather: "how many values it gives depends on the splits",
  RaggedRange: "how many values it gives depends on values",
  RaggedTensorToTensor: "the shape it lays out depends on the splits and on a tensor",
  SparseFillEmptyRows: "how many rows are empty depends on values",
  SparseSegmentMean: "how many rows it gives depends on the last segment's number",
  SparseSegmentSum: "how many rows it gives depends on the last segment's number",
  StringNGrams: "how many it gives depends on the splits",
  StringSplit: "how many strings it gives depends on values",
  Unique: "how many values it gives depends on values",
};
