import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { mul, type Tensor2D } from "../tensor/mod.ts";
import { angularMargin } from "./_angular_margin.ts";
import { RADIANS_A_DEGREE } from "./_radians_a_degree.ts";
import { arcFace } from "./arc_face.ts";
import { classLoss } from "./_class_loss.ts";
import { classMargins } from "./_class_margins.ts";
import { ownOf } from "./_cross_entropy.ts";
import type { LossContext } from "./loss.ts";
import { marginSoftmax } from "./_margin_softmax.ts";
import { nearestCenters } from "./_nearest_centers.ts";
import { subCenterArcFace } from "./sub_center_arc_face.ts";

/**
 * {@linkcode subCenterArcFace} with a margin a class, the larger the smaller the class: a n^(−power) + b for
 * a class of n training images, where a and b are such that the smallest class has `largestMargin` and the
 * largest `smallestMargin`. Where all classes are of one size, all have `largestMargin`.
 *
 * The class sizes are counted in the training set. Throws a `RangeError` when created without them, or with
 * a class of no image.
 *
 * Agrees with `DynamicArcFaceLoss` of pytorch-metric-learning 3 in its formula; version 2.9 has none. Margins
 * are in degrees here, in radians there.
 *
 * Reference: Ha, Liu, Liu, Liao, "Google Landmark Recognition 2020 Competition Third Place Solution", 2020,
 * section 2.2.
 *
 * @example Two classes, of 100 images and of 1, with embeddings halfway between the proxies
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { dynamicArcFace } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { sum } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const numbers = { smallestMargin: 0, largestMargin: 15, power: 0.25, scale: 10 };
 * const objective = withinBatch({
 *   distance: euclidean(),
 *   miner: allPairs(),
 *   loss: dynamicArcFace(
 *     { ...numbers, subCenters: 1 },
 *     { classes: 2, dimensions: 2, classSizes: [100, 1] },
 *   ),
 *   reducer: sum(),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: { embeddings: tensor2d([[1, 1], [1, 1]]), labels: tensor1d([0, 1], "int32") },
 *   parameters: { "loss.centers": tensor2d([[1, 0], [0, 1]]) },
 *   memory: {},
 *   numbers: Object.fromEntries(
 *     Object.entries(numbers).map(([name, value]) => [`loss.${name}`, scalar(value)]),
 *   ),
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * const lead = 10 * (Math.SQRT1_2 - 0.5); // 10 (cos 45° − cos 60°)
 * assertAlmostEquals(await loss.array(), Math.log(2) + Math.log1p(Math.exp(lead)), 1e-5);
 * ```
 */
export const dynamicArcFace = definePart({
  name: "dynamic-arc-face",
  options: z.strictObject({
    smallestMargin: arcFace.options.shape.margin.unwrap().default(2.86).describe(
      "Margin of the largest class, in degrees; 0 to 180; 2.86 for the paper's 0.05 rad",
    ),
    largestMargin: arcFace.options.shape.margin.unwrap().default(28.6).describe(
      "Margin of the smallest class, in degrees; 0 to 180; 28.6 for the paper's 0.5 rad",
    ),
    power: z.number().positive().default(0.25).describe(
      "How fast margins fall as classes grow; no unit; above 0; 0.25 in the paper",
    ),
    scale: arcFace.options.shape.scale,
    subCenters: subCenterArcFace.options.shape.subCenters,
  }),
  create(
    { smallestMargin, largestMargin, power, scale, subCenters },
    { classes, dimensions, classSizes }: LossContext,
  ) {
    checkSizes(classSizes, classes);
    return classLoss({
      classes,
      numbers: { smallestMargin, largestMargin, power, scale },
      parameters: {
        centers: { shape: [classes * subCenters, dimensions], initial: { normal: 1 } },
      },
      rowLosses({ anchors, parameters, numbers }, target) {
        const degrees = ownOf(target, classMargins(classSizes, numbers));
        return marginSoftmax({
          target,
          similarities: nearestCenters(
            anchors.embeddings,
            parameters["centers"] as Tensor2D,
            classes,
          ),
          scale: numbers.scale,
          lower: (own) => angularMargin(own, mul(degrees, RADIANS_A_DEGREE)),
        });
      },
    });
  },
});

function checkSizes(
  sizes: readonly number[] | undefined,
  classes: number,
): asserts sizes is readonly number[] {
  if (sizes?.length === classes && sizes.every((size) => size > 0)) return;
  throw new RangeError(
    `Cannot make margins by class size: needs the training images of each of ${classes} classes, at least ` +
      `1, found ${sizes === undefined ? "nothing" : `[${sizes}]`}; give classSizes`,
  );
}
