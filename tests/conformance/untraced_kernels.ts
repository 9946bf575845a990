/** Kernels some of whose calls cannot be compiled, with the reason. The others are. */
export const untracedKernels: Readonly<Record<string, string>> = {
  NonMaxSuppressionV3: "how many boxes it gives depends on values",
  NonMaxSuppressionV4: "how many boxes it gives depends on values, unless it pads them",
  NonMaxSuppressionV5: "how many boxes it gives depends on values",
  Unique: "how many values it gives depends on values",
};
