import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { mul, relu, sub } from "../tensor/mod.ts";
import { checkForm } from "./_check_form.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * Makes one threshold serve all classes, by caring only for pairs on its wrong side: terms `positive`,
 * λ⁺ [m⁺ − s_p]₊, and `negative`, λ⁻ [s_n − m⁻]₊, each over the pairs that have a loss.
 *
 * A regularizer of a retrieval loss, to be added to one.
 *
 * Agrees with pytorch-metric-learning's `ThresholdConsistentMarginLoss`, reducer `mean-of-non-zero` for
 * each term, but that a pair exactly at a margin is in its mean there; it takes no references, and
 * computes cosines whatever distance it is given.
 *
 * Reference: Zhang, Xu, Tang, Fang, Wu, Tighe, Xing, "Threshold-Consistent Margin Loss for Open-World
 * Deep Metric Learning", 2024.
 *
 * @example A positive 0.4 too far, a negative 0.1 too near
 * ```ts
 * import { thresholdConsistentMargin } from "@marginalia/marginalia/losses";
 * import { meanOfNonZero } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { positive, negative } = thresholdConsistentMargin().terms({
 *   scores: { kind: "similarity", form: "cosine", range: [-1, 1], matrix: tensor2d([[0.5, 0.6]]) },
 *   selection: { kind: "pairs", positive: tensor2d([[1, 0]]), negative: tensor2d([[0, 1]]) },
 *   numbers: {
 *     positiveMargin: scalar(0.9),
 *     negativeMargin: scalar(0.5),
 *     positiveWeight: scalar(1),
 *     negativeWeight: scalar(1),
 *   },
 * });
 * assertAlmostEquals(await meanOfNonZero()(positive!).array(), 0.4, 1e-6);
 * assertAlmostEquals(await meanOfNonZero()(negative!).array(), 0.1, 1e-6);
 * ```
 */
export const thresholdConsistentMargin = definePart({
  name: "threshold-consistent-margin",
  options: z.strictObject({
    positiveMargin: z.number().min(-1).max(1).default(0.9).describe(
      "m⁺: positives above it cost nothing, as a cosine; −1 to 1; 0.9 in pytorch-metric-learning",
    ),
    negativeMargin: z.number().min(-1).max(1).default(0.5).describe(
      "m⁻: negatives below it cost nothing, as a cosine; −1 to 1; 0.5 in pytorch-metric-learning",
    ),
    positiveWeight: z.number().nonnegative().default(1).describe(
      "λ⁺: multiplies the positives' loss; 0 or more; 1 in pytorch-metric-learning",
    ),
    negativeWeight: z.number().nonnegative().default(1).describe(
      "λ⁻: multiplies the negatives' loss; 0 or more; 1 in pytorch-metric-learning",
    ),
  }),
  create: (numbers): TupleLoss<
    Pairs,
    "similarity",
    "positiveMargin" | "negativeMargin" | "positiveWeight" | "negativeWeight"
  > => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers,
    usualReducer: "mean-of-non-zero",
    terms({ scores, selection: { positive, negative }, numbers }) {
      checkForm(scores, "cosine", "threshold-consistent-margin");
      const tooFar = relu(sub(numbers.positiveMargin, scores.matrix));
      const tooNear = relu(sub(scores.matrix, numbers.negativeMargin));
      return {
        positive: {
          kind: "tuples",
          values: mul(numbers.positiveWeight, tooFar),
          counts: positive,
        },
        negative: {
          kind: "tuples",
          values: mul(numbers.negativeWeight, tooNear),
          counts: negative,
        },
      };
    },
  }),
});
