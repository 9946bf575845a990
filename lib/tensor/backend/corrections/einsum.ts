import * as tf from "@tensorflow/tfjs";
import type { Correction } from "./correction.ts";

/** Op by op, TensorFlow gives wrong numbers for an output label that no input has; tfjs has an error. */
export const einsumCorrection: Correction = {
  kernel: "Einsum",
  applies(_, { equation }) {
    const [inputs = "", output = ""] = String(equation).split("->");
    return [...output].some((label) => !inputs.includes(label));
  },
  run({ inputs, attributes, shipped }) {
    tf.backend_util.decodeEinsumEquation(String(attributes.equation), Object.keys(inputs).length);
    return shipped();
  },
};
