import * as tf from "@tensorflow/tfjs";
import type { Correction, KernelCall } from "./correction.ts";

const { decodeEinsumEquation, checkEinsumDimSizes } = tf.backend_util;

/** Says in tfjs's words, too, what is wrong with an equation. */
export const einsumCorrection: Correction = {
  kernel: "Einsum",
  run(call) {
    const [inputs = "", output = ""] = String(call.attributes.equation).split("->");
    // Op by op, TensorFlow gives wrong numbers for a label that no input has.
    if ([...output].some((label) => !inputs.includes(label))) checkEquation(call);
    try {
      return call.shipped();
    } catch (error) {
      const said = objection(call);
      if (said === undefined || !(error instanceof Error)) throw error;
      throw new RangeError(`${error.message}; ${said}`, { cause: error });
    }
  },
};

function checkEquation({ inputs, attributes }: KernelCall): void {
  const tensors = Object.values(inputs);
  const { allDims, idDims } = decodeEinsumEquation(String(attributes.equation), tensors.length);
  checkEinsumDimSizes(allDims.length, idDims, tensors);
}

function objection(call: KernelCall): string | undefined {
  try {
    checkEquation(call);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : undefined;
  }
}
