import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { mul, type Tensor2D } from "../tensor/mod.ts";
import { classLoss } from "./_class_loss.ts";
import { cosines } from "./_cosines.ts";
import { crossEntropy, ownOf } from "./_cross_entropy.ts";
import type { LossContext } from "./loss.ts";

/**
 * Takes each instance for a class of its own: −ln(e^(γ s_y) / Σ_i e^(γ s_i)), where s_i is a row's cosine
 * with the weights of instance i. One term, `rows`, a value a row; the weights, `instances`
 * `[classes, dimensions]`, are of its own, drawn from a normal distribution of deviation 1: only their
 * directions count.
 *
 * An instance is an image with all its views, or with its captions: whatever shares a label, from
 * whichever encoder, shares the weights. It looks at no score; the chosen pairs say how much each row
 * weighs, as in `normalized-softmax`, which it is at temperature 1 / γ. A row of label −1 is left out.
 *
 * Differs from pytorch-metric-learning's `InstanceLoss`, which has no weights: it compares the batch's
 * rows with each other and takes a class's place in the sorted list of classes for a row's number, so
 * that every row of class 0 is pulled towards row 0, every row of class 1 towards row 1. Where each row is a class
 * of its own, in order, it is this loss with the rows as weights.
 *
 * Reference: Zheng, Zheng, Garrett, Yang, Xu, Shen, "Dual-Path Convolutional Image-Text Embeddings with
 * Instance Loss", 2020; the cosine and γ are pytorch-metric-learning's.
 *
 * @example An embedding halfway between two instances
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { instance } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: euclidean(),
 *   miner: allPairs(),
 *   loss: instance({ scale: 64 }, { classes: 2, dimensions: 2 }),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: { embeddings: tensor2d([[1, 1]]), labels: tensor1d([0], "int32") },
 *   parameters: { "loss.instances": tensor2d([[1, 0], [0, 1]]) },
 *   memory: {},
 *   numbers: { "loss.scale": scalar(64) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), Math.log(2), 1e-5);
 * ```
 */
export const instance = definePart({
  name: "instance",
  options: z.strictObject({
    scale: z.number().positive().default(64).describe(
      "γ: multiplies cosines; no unit; above 0; 64 in pytorch-metric-learning",
    ),
  }),
  create: ({ scale }, { classes, dimensions }: LossContext) =>
    classLoss({
      classes,
      numbers: { scale },
      parameters: { instances: { shape: [classes, dimensions], initial: { normal: 1 } } },
      rowLosses({ anchors, parameters, numbers }, target) {
        const similarities = cosines(anchors.embeddings, parameters["instances"] as Tensor2D);
        const logits: Tensor2D = mul(numbers.scale, similarities);
        return crossEntropy({ target, logits, own: ownOf(target, logits) });
      },
    }),
});
