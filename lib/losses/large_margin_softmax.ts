import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { mul, type Tensor2D, transpose } from "../tensor/mod.ts";
import { classLoss } from "./_class_loss.ts";
import { cosines } from "./_cosines.ts";
import { crossEntropy, ownOf } from "./_cross_entropy.ts";
import type { LossContext } from "./loss.ts";
import { multipliedAngle } from "./_multiplied_angle.ts";
import { rowLengths } from "./_row_lengths.ts";

/**
 * Softmax over inner products, the angle between an embedding and its own class multiplied by a whole
 * number m: −log(e^(S‖x‖‖w_y‖ψ(θ_y)) / (e^(S‖x‖‖w_y‖ψ(θ_y)) + Σ_{c≠y} e^(S x·w_c))), where
 * ψ(θ) = (−1)^k cos(mθ) − 2k for θ from kπ/m to (k + 1)π/m falls all the way from 0 to 180°, and S is the
 * scale. One term, `rows`; weights of its own, `proxies` `[classes, dimensions]`, drawn from a normal
 * distribution of deviation 1, whose lengths count.
 *
 * Looks at no score; the chosen pairs weigh rows, and rows of label −1 are left out, as in
 * {@linkcode normalizedSoftmax}. Lengths count too: of embeddings that an encoder scales to length 1, the
 * losses hardly fall.
 *
 * Agrees with pytorch-metric-learning's `LargeMarginSoftmaxLoss` (reducer `mean`). Differs from the paper,
 * which eases the margin in by annealing.
 *
 * Reference: Liu, Wen, Yu, Yang, "Large-Margin Softmax Loss for Convolutional Neural Networks", 2016,
 * equations 4 to 6.
 */
export const largeMarginSoftmax = definePart({
  name: "large-margin-softmax",
  options: z.strictObject({
    margin: z.int().positive().default(4).describe(
      "Multiplies the angle with the own class; whole, 1 or more; 4 is the paper's largest",
    ),
    scale: z.number().positive().default(1).describe(
      "Multiplies inner products; no unit; above 0; 1 in the paper",
    ),
  }),
  create: ({ margin, scale }, { classes, dimensions }: LossContext) =>
    classLoss({
      classes,
      numbers: { margin, scale },
      parameters: { proxies: { shape: [classes, dimensions], initial: { normal: 1 } } },
      rowLosses({ anchors: { embeddings }, parameters, numbers }, target) {
        const proxies = parameters["proxies"] as Tensor2D;
        const similarities = cosines(embeddings, proxies);
        const lengths = mul(rowLengths(embeddings), transpose(rowLengths(proxies)));
        const scales: Tensor2D = mul(lengths, numbers.scale);
        const lowered = multipliedAngle(ownOf(target, similarities), numbers.margin);
        return crossEntropy({
          target,
          logits: mul(similarities, scales),
          own: mul(lowered, ownOf(target, scales)),
        });
      },
    }),
});
