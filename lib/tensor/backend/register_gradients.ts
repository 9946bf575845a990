import * as tf from "@tensorflow/tfjs";
import { gatherGradient } from "./gather_gradient.ts";

/** Gradients for either backend: of ops that tfjs lacks, and where tfjs's own are wrong or slow. */
export function registerGradients(): void {
  tf.registerGradient({
    kernelName: "GatherV2",
    inputsToSave: ["x", "indices"],
    gradFunc(dy, saved, options) {
      const [x, indices] = saved;
      return {
        x: () => gatherGradient(one(dy), x!, indices!, options),
        indices: () => tf.zerosLike(indices!),
      };
    },
  });
  // Counts change by whole steps only.
  tf.registerGradient({
    kernelName: "SearchSorted",
    inputsToSave: ["sortedSequence", "values"],
    gradFunc: (_, [sortedSequence, values]) => ({
      sortedSequence: () => tf.zerosLike(sortedSequence!),
      values: () => tf.zerosLike(values!),
    }),
  });
}

/** The gradient of an op with one result. */
export function one(dy: tf.Tensor | tf.Tensor[]): tf.Tensor {
  return Array.isArray(dy) ? dy[0]! : dy;
}
