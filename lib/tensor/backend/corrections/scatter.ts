import * as tf from "@tensorflow/tfjs";
import type { Correction } from "./correction.ts";

/** Indices of rank 1 are one index a row; TensorFlow takes them for a single one of many axes. */
export const scatterCorrection: Correction = {
  kernel: "ScatterNd",
  applies: ({ indices }) => indices!.rank === 1,
  run: ({ inputs, shipped }) =>
    shipped({ updates: inputs.updates!, indices: tf.expandDims(inputs.indices!, 1) }),
};
