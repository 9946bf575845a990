import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { div, type Tensor2D } from "../tensor/mod.ts";
import { classLoss } from "./_class_loss.ts";
import { cosines } from "./_cosines.ts";
import { crossEntropy, ownOf } from "./_cross_entropy.ts";
import type { LossContext } from "./loss.ts";

/**
 * Softmax over the classes' cosine similarities: −log(e^(s_y/τ) / Σ_c e^(s_c/τ)) for an embedding of class
 * y, where s_c is its cosine with the proxy of class c. One term, `rows`, a value an embedding; the proxies,
 * `proxies` `[classes, dimensions]`, are weights of its own, drawn from a normal distribution of
 * deviation 1: only their directions count.
 *
 * Looks at no score. The chosen pairs say how much each row weighs: in how many of them it is, over the
 * most that any row is; 1 throughout where all pairs are chosen. A row of label −1 is left out.
 *
 * Agrees with pytorch-metric-learning's `NormalizedSoftmaxLoss` (reducer `mean`), which takes 1 for all rows
 * where a miner chose nothing; here that costs nothing.
 *
 * Reference: Zhai, Wu, "Classification is a Strong Baseline for Deep Metric Learning", 2019, equation 3.
 *
 * @example An embedding halfway between two proxies
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { normalizedSoftmax } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: euclidean(),
 *   miner: allPairs(),
 *   loss: normalizedSoftmax({ temperature: 0.05 }, { classes: 2, dimensions: 2 }),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: { embeddings: tensor2d([[1, 1]]), labels: tensor1d([0], "int32") },
 *   parameters: { "loss.proxies": tensor2d([[1, 0], [0, 1]]) },
 *   memory: {},
 *   numbers: { "loss.temperature": scalar(0.05) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), Math.log(2), 1e-6);
 * ```
 */
export const normalizedSoftmax = definePart({
  name: "normalized-softmax",
  options: z.strictObject({
    temperature: z.number().positive().default(0.05).describe(
      "Divides cosines; no unit; above 0; 0.05 in the paper",
    ),
  }),
  create: ({ temperature }, { classes, dimensions }: LossContext) =>
    classLoss({
      classes,
      numbers: { temperature },
      parameters: { proxies: { shape: [classes, dimensions], initial: { normal: 1 } } },
      rowLosses({ anchors, parameters, numbers }, target) {
        const similarities = cosines(anchors.embeddings, parameters["proxies"] as Tensor2D);
        const logits: Tensor2D = div(similarities, numbers.temperature);
        return crossEntropy({ target, logits, own: ownOf(target, logits) });
      },
    }),
});
