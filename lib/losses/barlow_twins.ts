import { z } from "zod";
import type { ScoreKind } from "../distances/mod.ts";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { eye, mul, square, sub, sum, type Tensor2D, transpose } from "../tensor/mod.ts";
import { cosines } from "./_cosines.ts";
import type { Loss } from "./loss.ts";
import { twoViews } from "./_two_views.ts";
import { wholeBatch } from "./_whole_batch.ts";
import { withoutMean } from "./_without_mean.ts";

/**
 * Makes the correlations between two views' dimensions an identity: with C_ij the correlation, over the
 * images of a batch, of dimension i of the first view and dimension j of the second, two terms of one value
 * each, `[1]`:
 *
 * - `invariance`: Σ_i (1 − C_ii)², so that a dimension is the same in both views;
 * - `redundancy`: redundancy · Σ_{i≠j} C_ij², so that each tells something of its own.
 *
 * The first half of a batch's rows are the first view of each image, the second half the second in the same
 * order; evaluating throws a `RangeError` for an odd number of rows. Looks at no score, no pair and no label.
 * A dimension that is constant over a batch has correlation 0. pytorch-metric-learning has none.
 *
 * Reference: Zbontar, Jing, Misra, LeCun, Deny, "Barlow Twins: Self-Supervised Learning via Redundancy
 * Reduction", 2021, equations 1 and 2.
 *
 * @example Three images; the views agree in the first dimension and are opposite in the second
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { barlowTwins } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({ distance: euclidean(), miner: allPairs(), loss: barlowTwins() });
 * const { metrics } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[1, 1], [2, -2], [3, 1], [1, -1], [2, 2], [3, -1]]),
 *     labels: tensor1d([0, 1, 2, 0, 1, 2], "int32"),
 *   },
 *   parameters: {},
 *   memory: {},
 *   numbers: { "loss.redundancy": scalar(0.005) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await metrics["term.invariance"]!.array(), 0 + (1 + 1) ** 2, 1e-5);
 * assertAlmostEquals(await metrics["term.redundancy"]!.array(), 0, 1e-6);
 * ```
 */
export const barlowTwins = definePart({
  name: "barlow-twins",
  options: z.strictObject({
    redundancy: z.number().nonnegative().default(0.005).describe(
      "How much correlations between different dimensions count; no unit; 0 or more; 0.005 in the paper",
    ),
  }),
  create: ({ redundancy }): Loss<Pairs, ScoreKind, "redundancy"> => ({
    accepts: ["distance", "similarity"],
    selects: ["pairs"],
    numbers: { redundancy },
    usualReducer: "sum",
    terms({ anchors, numbers }) {
      const [first, second] = twoViews(anchors.embeddings);
      const correlations = cosines(
        transpose(withoutMean(first)),
        transpose(withoutMean(second)),
      );
      const same: Tensor2D = eye(correlations.shape[0]);
      const squared = square(sub(same, correlations));
      return {
        invariance: wholeBatch(sum(mul(squared, same))),
        redundancy: wholeBatch(mul(numbers.redundancy, sum(mul(squared, sub(1, same))))),
      };
    },
  }),
});
