import * as tf from "@tensorflow/tfjs";
import { one } from "./one.ts";

/** A sum of products is linear in each operand: its gradient is the sum of products of `dy` and the other. */
export const einsumGradient: tf.GradConfig = {
  kernelName: "Einsum",
  saveAllInputs: true,
  gradFunc(dy, operands, { equation }) {
    const [inputs = "", output = ""] = String(equation).replaceAll(/\s/g, "").split("->");
    const labels = inputs.split(",");
    if (labels.some((own) => own.includes("...") || new Set(own).size < own.length)) {
      throw new RangeError(
        `Cannot take the gradient of einsum: expected each label once in an operand and no ellipsis, found ${equation}; reshape the operand first`,
      );
    }
    return Object.fromEntries(
      operands.map((operand, index) => [index, () => {
        const others = labels.filter((_, i) => i !== index);
        const known = [output, ...others];
        const kept = [...labels[index]!].filter((label) => known.join("").includes(label));
        const product = tf.einsum(
          `${known.join(",")}->${kept.join("")}`,
          one(dy),
          ...operands.filter((_, i) => i !== index),
        );
        // Along an axis that was only summed, every element has the same share.
        const spread = [...labels[index]!].map((label, axis) =>
          kept.includes(label) ? operand.shape[axis]! : 1
        );
        return tf.broadcastTo(tf.reshape(product, spread), operand.shape);
      }]),
    );
  },
};
