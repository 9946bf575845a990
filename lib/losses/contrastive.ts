import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { concat, div, relu, square, sub, type Tensor } from "../tensor/mod.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * Pulls pairs of one class together and pushes pairs of two classes apart, up to a margin.
 *
 * - `squared`: ½ [d − positiveMargin]₊² for a positive pair, ½ [margin − d]₊² for a negative one.
 * - `hinge`: [d − positiveMargin]₊ and [margin − d]₊.
 *
 * `separate` gives two terms, `positive` and `negative`, each reduced alone and then added; `joint` gives
 * one term, `pairs`, over both. Among random pairs one in C is positive (C classes), so a joint mean all
 * but ignores positives unless the sampler balances them.
 *
 * In the paper Y = 0 marks a similar pair and Y = 1 a dissimilar one; other texts swap them. Here a pair
 * is positive or negative by its classes.
 *
 * Differs from pytorch-metric-learning's `ContrastiveLoss`, which has the hinge only: for its numbers take
 * `{ form: "hinge", balance: "separate" }` and the reducer `mean-of-non-zero`.
 *
 * Reference: Hadsell, Chopra, LeCun, "Dimensionality Reduction by Learning an Invariant Mapping", 2006,
 * equation 4.
 *
 * @example A positive pair 3 apart, and a negative pair 0.6 apart
 * ```ts
 * import { contrastive } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { positive, negative } = contrastive().terms({
 *   scores: {
 *     kind: "distance",
 *     form: "euclidean",
 *     range: [0, Infinity],
 *     matrix: tensor2d([[3, 0.6]]),
 *   },
 *   selection: { kind: "pairs", positive: tensor2d([[1, 0]]), negative: tensor2d([[0, 1]]) },
 *   numbers: { margin: scalar(1), positiveMargin: scalar(0) },
 * });
 * assertAlmostEquals(await mean()(positive!).array(), 4.5, 1e-6); // ½ · 3²
 * assertAlmostEquals(await mean()(negative!).array(), 0.08, 1e-6); // ½ · (1 − 0.6)²
 * ```
 */
export const contrastive = definePart({
  name: "contrastive",
  options: z.strictObject({
    form: z.enum(["squared", "hinge"]).default("squared")
      .describe("squared (Hadsell et al. 2006), or hinge (pytorch-metric-learning)"),
    balance: z.enum(["separate", "joint"]).default("separate").describe(
      "Reduce positives and negatives apart, as pytorch-metric-learning does, or all pairs as one",
    ),
    margin: z.number().nonnegative().default(1).describe(
      "Distance from which a negative pair costs nothing, in the distance's unit; 0 or more; the paper " +
        "gives none, 1 is pytorch-metric-learning's and Keras's",
    ),
    positiveMargin: z.number().default(0).describe(
      "Distance up to which a positive pair costs nothing, in the distance's unit; may be negative, which " +
        "keeps the hinge's pull and count on every pair; 0 in the paper",
    ),
  }),
  create: ({ form, balance, margin, positiveMargin }): TupleLoss<
    Pairs,
    "distance",
    "margin" | "positiveMargin"
  > => ({
    accepts: ["distance"],
    selects: ["pairs"],
    numbers: { margin, positiveMargin },
    usualReducer: form === "hinge" ? "mean-of-non-zero" : "mean",
    terms({ scores, selection, numbers }) {
      const shaped = form === "squared" ? halfSquare : (excess: Tensor) => excess;
      const values = {
        positive: shaped(relu(sub(scores.matrix, numbers.positiveMargin))),
        negative: shaped(relu(sub(numbers.margin, scores.matrix))),
      };
      if (balance === "separate") {
        return {
          positive: { kind: "tuples", values: values.positive, counts: selection.positive },
          negative: { kind: "tuples", values: values.negative, counts: selection.negative },
        };
      }
      return {
        pairs: {
          kind: "tuples",
          values: concat([values.positive, values.negative], 1),
          counts: concat([selection.positive, selection.negative], 1),
        },
      };
    },
  }),
});

function halfSquare(excess: Tensor): Tensor {
  return div(square(excess), 2);
}
