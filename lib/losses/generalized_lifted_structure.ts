import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import { add, ones, relu, squeeze, sub, type Tensor1D } from "../tensor/mod.ts";
import { emptyIsZero } from "./_empty_is_zero.ts";
import { logSumOver } from "./_log_sum_over.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * Lifted structure over all positives of an anchor at once:
 * [log Σ_p e^(d(a,p) − positiveMargin) + log Σ_n e^(margin − d(a,n))]₊, one term `anchors`.
 *
 * A smooth batch-hard triplet loss: each sum is near its largest member. A pair counts once, however often
 * it is chosen, and a logarithm of nothing counts as 0. Every anchor counts, those without a pair with 0.
 *
 * Agrees with pytorch-metric-learning's `GeneralizedLiftedStructureLoss` (reducer `mean`).
 *
 * Reference: Hermans, Beyer, Leibe, "In Defense of the Triplet Loss for Person Re-Identification", 2017,
 * equation 7, lifted generalized.
 *
 * @example One positive at 0.5, two negatives at 1
 * ```ts
 * import { generalizedLiftedStructure } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { anchors } = generalizedLiftedStructure().terms({
 *   scores: {
 *     kind: "distance",
 *     form: "euclidean",
 *     range: [0, Infinity],
 *     matrix: tensor2d([[0.5, 1, 1]]),
 *   },
 *   selection: { kind: "pairs", positive: tensor2d([[1, 0, 0]]), negative: tensor2d([[0, 1, 1]]) },
 *   numbers: { margin: scalar(1), positiveMargin: scalar(0) },
 * });
 * assertAlmostEquals(await mean()(anchors!).array(), 0.5 + Math.log(2), 1e-6);
 * ```
 */
export const generalizedLiftedStructure = definePart({
  name: "generalized-lifted-structure",
  options: z.strictObject({
    margin: z.number().nonnegative().default(1).describe(
      "What a negative pair's distance is taken from, in the distance's unit; 0 or more; 1 is " +
        "pytorch-metric-learning's",
    ),
    positiveMargin: z.number().default(0).describe(
      "What is taken from a positive pair's distance, in its unit; 0 is pytorch-metric-learning's",
    ),
  }),
  create: ({ margin, positiveMargin }): TupleLoss<
    Pairs,
    "distance",
    "margin" | "positiveMargin"
  > => ({
    accepts: ["distance"],
    selects: ["pairs"],
    numbers: { margin, positiveMargin },
    usualReducer: "mean",
    terms({ scores: { matrix }, selection, numbers }) {
      const { positive, negative } = masks(selection);
      const pull = emptyIsZero(logSumOver(sub(matrix, numbers.positiveMargin), positive));
      const push = emptyIsZero(logSumOver(sub(numbers.margin, matrix), negative));
      const values: Tensor1D = squeeze(relu(add(pull, push)), [1]);
      return { anchors: { kind: "tuples", values, counts: ones(values.shape) } };
    },
  }),
});
