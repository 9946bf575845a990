import * as tf from "@tensorflow/tfjs";

/** The inputs of each kernel whose result moves by whole steps only, or not at all. */
const steps: Readonly<Record<string, readonly string[]>> = {
  ArgMax: ["x"],
  ArgMin: ["x"],
  Equal: ["a", "b"],
  Greater: ["a", "b"],
  GreaterEqual: ["a", "b"],
  IsFinite: ["x"],
  IsInf: ["x"],
  IsNan: ["x"],
  Less: ["a", "b"],
  LessEqual: ["a", "b"],
  NotEqual: ["a", "b"],
  SearchSorted: ["sortedSequence", "values"],
};

/** Comparisons and counts have a gradient of 0; tfjs throws at most of them. */
export const zeroGradients: readonly tf.GradConfig[] = Object.entries(steps).map((
  [kernelName, inputs],
) => ({
  kernelName,
  inputsToSave: [...inputs],
  gradFunc: (_, saved) =>
    Object.fromEntries(inputs.map((input, index) => [input, () => zeros(saved[index]!)])),
}));

/** The gradient of whole numbers and truth values: 0, and as tfjs demands, float32. */
export function zeros(x: tf.Tensor): tf.Tensor {
  return x.dtype === "float32" ? tf.zerosLike(x) : tf.fill(x.shape, 0);
}
