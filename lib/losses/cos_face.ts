import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { sub, type Tensor2D } from "../tensor/mod.ts";
import { classLoss } from "./_class_loss.ts";
import { cosines } from "./_cosines.ts";
import type { LossContext } from "./loss.ts";
import { marginSoftmax } from "./_margin_softmax.ts";

/**
 * Softmax over cosine similarities with a margin on an embedding's own class:
 * −log(e^(S(s_y − m)) / (e^(S(s_y − m)) + Σ_{c≠y} e^(S s_c))), where s_c is the cosine with the proxy of class
 * c, S the scale and m the margin. One term, `rows`; weights of its own, `proxies` `[classes, dimensions]`,
 * drawn from a normal distribution of deviation 1.
 *
 * Looks at no score; the chosen pairs weigh rows, and rows of label −1 are left out, as in
 * {@linkcode normalizedSoftmax}.
 *
 * Agrees with pytorch-metric-learning's `CosFaceLoss` (reducer `mean`).
 *
 * Reference: Wang et al., "CosFace: Large Margin Cosine Loss for Deep Face Recognition", 2018, equation 4.
 *
 * @example An embedding halfway between two proxies: the margin alone is left, softplus(10 · 0.35)
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { cosFace } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: euclidean(),
 *   miner: allPairs(),
 *   loss: cosFace({ margin: 0.35, scale: 10 }, { classes: 2, dimensions: 2 }),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: { embeddings: tensor2d([[1, 1]]), labels: tensor1d([0], "int32") },
 *   parameters: { "loss.proxies": tensor2d([[1, 0], [0, 1]]) },
 *   memory: {},
 *   numbers: { "loss.margin": scalar(0.35), "loss.scale": scalar(10) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), Math.log1p(Math.exp(3.5)), 1e-5);
 * ```
 */
export const cosFace = definePart({
  name: "cos-face",
  options: z.strictObject({
    margin: z.number().nonnegative().default(0.35).describe(
      "How much larger than the others' the cosine with the own proxy must be; no unit; 0 or more; 0.35 in " +
        "the paper",
    ),
    scale: z.number().positive().default(64).describe(
      "Multiplies cosines; no unit; above 0; 64 in the paper",
    ),
  }),
  create: ({ margin, scale }, { classes, dimensions }: LossContext) =>
    classLoss({
      classes,
      numbers: { margin, scale },
      parameters: { proxies: { shape: [classes, dimensions], initial: { normal: 1 } } },
      rowLosses: ({ anchors, parameters, numbers }, target) =>
        marginSoftmax({
          target,
          similarities: cosines(anchors.embeddings, parameters["proxies"] as Tensor2D),
          scale: numbers.scale,
          lower: (own) => sub(own, numbers.margin),
        }),
    }),
});
