import * as tf from "@tensorflow/tfjs";
import { gatherGradient } from "../gather_gradient.ts";
import { one } from "./one.ts";
import { zeros } from "./zero.ts";

/** Ops that read or write at given places: what one reads, the gradient of the other writes. */
export const indexedGradients: readonly tf.GradConfig[] = [{
  kernelName: "GatherV2",
  inputsToSave: ["x", "indices"],
  gradFunc: (dy, [x, indices], options) => ({
    x: () => gatherGradient(one(dy), x!, indices!, options),
    indices: () => zeros(indices!),
  }),
}, {
  kernelName: "GatherNd",
  inputsToSave: ["params", "indices"],
  gradFunc: (dy, [params, indices]) => ({
    params: () => tf.scatterND(indices!, one(dy), params!.shape),
    indices: () => zeros(indices!),
  }),
}, {
  kernelName: "ScatterNd",
  inputsToSave: ["indices"],
  gradFunc: (dy, [indices]) => ({
    indices: () => zeros(indices!),
    updates: () => tf.gatherND(one(dy), indices!),
  }),
}, {
  kernelName: "TensorScatterUpdate",
  inputsToSave: ["indices", "updates"],
  gradFunc: (dy, [indices, updates]) => ({
    tensor: () => tf.tensorScatterUpdate(one(dy), indices!, tf.zerosLike(updates!)),
    indices: () => zeros(indices!),
    updates: () => tf.gatherND(one(dy), indices!),
  }),
}];
