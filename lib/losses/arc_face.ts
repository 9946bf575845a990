import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { mul, type Tensor2D } from "../tensor/mod.ts";
import { angularMargin } from "./_angular_margin.ts";
import { RADIANS_A_DEGREE } from "./_radians_a_degree.ts";
import { classLoss } from "./_class_loss.ts";
import { cosines } from "./_cosines.ts";
import type { LossContext } from "./loss.ts";
import { marginSoftmax } from "./_margin_softmax.ts";

/**
 * Softmax over cosine similarities with a margin on the angle between an embedding and its own class:
 * −log(e^(S cos(θ_y + m)) / (e^(S cos(θ_y + m)) + Σ_{c≠y} e^(S cos θ_c))), where θ_c is the angle with the proxy
 * of class c, S the scale and m the margin. Where θ_y + m is over 180°, cos θ_y − m sin m (m in radians) takes
 * the place of cos(θ_y + m), so that the loss goes on growing with the angle. One term, `rows`; weights of
 * its own, `proxies` `[classes, dimensions]`, drawn from a normal distribution of deviation 1.
 *
 * Looks at no score; the chosen pairs weigh rows, and rows of label −1 are left out, as in
 * {@linkcode normalizedSoftmax}. An embedding that lies on its proxy, or opposite, has a finite gradient,
 * where that of an arc cosine is none.
 *
 * Agrees with pytorch-metric-learning's `ArcFaceLoss` (reducer `mean`).
 *
 * Reference: Deng, Guo, Xue, Zafeiriou, "ArcFace: Additive Angular Margin Loss for Deep Face Recognition",
 * 2019, equation 3.
 *
 * @example An embedding halfway between two proxies at 90°: 45° + 15° against 45°
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { arcFace } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: euclidean(),
 *   miner: allPairs(),
 *   loss: arcFace({ margin: 15, scale: 10 }, { classes: 2, dimensions: 2 }),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: { embeddings: tensor2d([[1, 1]]), labels: tensor1d([0], "int32") },
 *   parameters: { "loss.proxies": tensor2d([[1, 0], [0, 1]]) },
 *   memory: {},
 *   numbers: { "loss.margin": scalar(15), "loss.scale": scalar(10) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * const lead = 10 * (Math.SQRT1_2 - 0.5); // 10 (cos 45° − cos 60°)
 * assertAlmostEquals(await loss.array(), Math.log1p(Math.exp(lead)), 1e-5);
 * ```
 */
export const arcFace = definePart({
  name: "arc-face",
  options: z.strictObject({
    margin: z.number().min(0).max(180).default(28.6).describe(
      "Added to the angle with the own proxy, in degrees; 0 to 180; 28.6 is pytorch-metric-learning's, for " +
        "the paper's 0.5 rad",
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
          lower: (own) => angularMargin(own, mul(numbers.margin, RADIANS_A_DEGREE)),
        }),
    }),
});
