import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { mul, type Tensor2D } from "../tensor/mod.ts";
import { angularMargin } from "./_angular_margin.ts";
import { RADIANS_A_DEGREE } from "./_radians_a_degree.ts";
import { arcFace } from "./arc_face.ts";
import { classLoss } from "./_class_loss.ts";
import type { LossContext } from "./loss.ts";
import { marginSoftmax } from "./_margin_softmax.ts";
import { nearestCenters } from "./_nearest_centers.ts";

/**
 * {@linkcode arcFace} with several centres a class, of which the nearest counts: θ_c is the angle with the
 * nearest of class c. Noisy images gather at centres of their own and leave the dominant one clean; see
 * {@linkcode dominantCenters} and {@linkcode findOutliers}. Weights of its own, `centers`
 * `[classes * subCenters, dimensions]`, those of a class one after another, drawn from a normal
 * distribution of deviation 1.
 *
 * Agrees with pytorch-metric-learning's `SubCenterArcFaceLoss` (reducer `mean`).
 *
 * Reference: Deng, Guo, Liu, Gong, Zafeiriou, "Sub-center ArcFace: Boosting Face Recognition by Large-scale
 * Noisy Web Faces", 2020, equation 5.
 */
export const subCenterArcFace = definePart({
  name: "sub-center-arc-face",
  options: arcFace.options.extend({
    subCenters: z.int().positive().default(3).describe(
      "Centres of each class; 1 or more, 1 being arc-face; 3 in the paper",
    ),
  }),
  create: ({ margin, scale, subCenters }, { classes, dimensions }: LossContext) =>
    classLoss({
      classes,
      numbers: { margin, scale },
      parameters: {
        centers: { shape: [classes * subCenters, dimensions], initial: { normal: 1 } },
      },
      rowLosses: ({ anchors, parameters, numbers }, target) =>
        marginSoftmax({
          target,
          similarities: nearestCenters(
            anchors.embeddings,
            parameters["centers"] as Tensor2D,
            classes,
          ),
          scale: numbers.scale,
          lower: (own) => angularMargin(own, mul(numbers.margin, RADIANS_A_DEGREE)),
        }),
    }),
});
