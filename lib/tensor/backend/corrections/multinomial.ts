import * as tf from "@tensorflow/tfjs";
import { typeAttribute } from "../attributes.ts";
import type { Correction } from "./correction.ts";

/** Draws the same for the same seed, whatever number it is; TensorFlow's op of that name does not. */
export const multinomialCorrection: Correction = {
  kernel: "Multinomial",
  run({ backend, inputs, attributes }) {
    const logits = attributes.normalized ? tf.log(inputs.logits!) : inputs.logits!;
    const seed = new Int32Array(Float64Array.of(Number(attributes.seed)).buffer);
    return backend.executeSingleOutput(
      "StatelessMultinomial",
      [typeAttribute("output_dtype", "TF_INT32")],
      [logits, tf.scalar(Number(attributes.numSamples), "int32"), tf.tensor1d(seed, "int32")],
    );
  },
};
