import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { div, mul, reshape, softmax, sub, sum, type Tensor2D } from "../tensor/mod.ts";
import { classLoss } from "./_class_loss.ts";
import { cosines } from "./_cosines.ts";
import type { LossContext } from "./loss.ts";
import { marginSoftmax } from "./_margin_softmax.ts";

/**
 * Softmax over classes of several centres: −log(e^(λ(S_y − δ)) / (e^(λ(S_y − δ)) + Σ_{c≠y} e^(λ S_c))), where
 * S_c = Σ_k softmax_k(s_ck / γ) s_ck weighs the cosines s_ck with the centres of class c, the nearest most. One
 * term, `rows`; weights of its own, `centers` `[classes * centersPerClass, dimensions]`, those of a class
 * one after another, drawn uniformly from ±1 / √(their number).
 *
 * Looks at no score; the chosen pairs weigh rows, and rows of label −1 are left out, as in
 * {@linkcode normalizedSoftmax}.
 *
 * Agrees with pytorch-metric-learning's `SoftTripleLoss` (reducer `mean`). Differs from the paper in having no
 * regularizer of its own, which merges centres of a class that are not needed.
 *
 * Reference: Qian, Shang, Sun, Hu, Li, Jin, "SoftTriple Loss: Deep Metric Learning Without Triplet
 * Sampling", 2019, equations 6 and 7.
 *
 * @example Two classes of two centres each; γ is so small that the nearest alone counts
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { softTriple } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: euclidean(),
 *   miner: allPairs(),
 *   loss: softTriple({ centersPerClass: 2 }, { classes: 2, dimensions: 2 }),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: { embeddings: tensor2d([[1, 0]]), labels: tensor1d([0], "int32") },
 *   parameters: { "loss.centers": tensor2d([[1, 0], [0, 1], [0, -1], [-1, 0]]) },
 *   memory: {},
 *   numbers: {
 *     "loss.scale": scalar(2),
 *     "loss.gamma": scalar(0.01),
 *     "loss.margin": scalar(0.5),
 *   },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), Math.log1p(Math.exp(-2 * (1 - 0.5))), 1e-6);
 * ```
 */
export const softTriple = definePart({
  name: "soft-triple",
  options: z.strictObject({
    centersPerClass: z.int().positive().default(10).describe(
      "Centres of each class; 1 or more; 10 in the paper",
    ),
    scale: z.number().positive().default(20).describe(
      "λ, multiplies similarities to classes; no unit; above 0; 20 in the paper",
    ),
    gamma: z.number().positive().default(0.1).describe(
      "Divides similarities to centres: the smaller, the more the nearest counts; no unit; above 0; 0.1 in " +
        "the paper",
    ),
    margin: z.number().nonnegative().default(0.01).describe(
      "How much more similar than to others an embedding must be to its class; no unit; 0 or more; 0.01 in " +
        "the paper",
    ),
  }),
  create: (
    { centersPerClass, scale, gamma, margin },
    { classes, dimensions }: LossContext,
  ) => {
    const centers = classes * centersPerClass;
    return classLoss({
      classes,
      numbers: { scale, gamma, margin },
      parameters: {
        centers: { shape: [centers, dimensions], initial: { uniform: 1 / Math.sqrt(centers) } },
      },
      rowLosses({ anchors, parameters, numbers }, target) {
        const toCenters = reshape(
          cosines(anchors.embeddings, parameters["centers"] as Tensor2D),
          [-1, classes, centersPerClass],
        );
        const similarities: Tensor2D = sum(
          mul(softmax(div(toCenters, numbers.gamma)), toCenters),
          2,
        );
        return marginSoftmax({
          target,
          similarities,
          scale: numbers.scale,
          lower: (own) => sub(own, numbers.margin),
        });
      },
    });
  },
});
