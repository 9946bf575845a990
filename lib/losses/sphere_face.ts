import { definePart } from "../parts/mod.ts";
import { mul, squeeze, type Tensor2D } from "../tensor/mod.ts";
import { classLoss } from "./_class_loss.ts";
import { cosines } from "./_cosines.ts";
import { crossEntropy, ownOf } from "./_cross_entropy.ts";
import { largeMarginSoftmax } from "./large_margin_softmax.ts";
import type { LossContext } from "./loss.ts";
import { multipliedAngle } from "./_multiplied_angle.ts";
import { rowLengths } from "./_row_lengths.ts";

/**
 * {@linkcode largeMarginSoftmax} with proxies of length 1:
 * −log(e^(S‖x‖ψ(θ_y)) / (e^(S‖x‖ψ(θ_y)) + Σ_{c≠y} e^(S‖x‖cos θ_c))). Only the directions of its `proxies` count.
 *
 * Agrees with pytorch-metric-learning's `SphereFaceLoss` (reducer `mean`). Differs from the paper, whose
 * published code eases the margin in by annealing.
 *
 * Reference: Liu et al., "SphereFace: Deep Hypersphere Embedding for Face Recognition", 2017, equation 7.
 */
export const sphereFace = definePart({
  name: "sphere-face",
  options: largeMarginSoftmax.options,
  create: ({ margin, scale }, { classes, dimensions }: LossContext) =>
    classLoss({
      classes,
      numbers: { margin, scale },
      parameters: { proxies: { shape: [classes, dimensions], initial: { normal: 1 } } },
      rowLosses({ anchors: { embeddings }, parameters, numbers }, target) {
        const similarities = cosines(embeddings, parameters["proxies"] as Tensor2D);
        const scales: Tensor2D = mul(rowLengths(embeddings), numbers.scale);
        const lowered = multipliedAngle(ownOf(target, similarities), numbers.margin);
        return crossEntropy({
          target,
          logits: mul(similarities, scales),
          own: mul(lowered, squeeze(scales, [1])),
        });
      },
    }),
});
