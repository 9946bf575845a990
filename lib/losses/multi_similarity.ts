import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { add, div, mul, neg, ones, softplus, squeeze, sub, type Tensor1D } from "../tensor/mod.ts";
import { chosenPairs } from "./_chosen_pairs.ts";
import { logSumOver } from "./_log_sum_over.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * Weighs each pair of an anchor by how bad it is, alone and beside the anchor's other pairs:
 * (1/α) ln(1 + Σ_p e^(α (λ − s_p))) + (1/β) ln(1 + Σ_n e^(β (s_n − λ))), one term `anchors`, `[anchors]`.
 *
 * A pair that is chosen more than once counts once. Every anchor counts in a mean, also one for which
 * nothing was selected and which costs nothing: the paper divides by the size of the batch. The paper
 * mines with the miner `multi-similarity`.
 *
 * Agrees with pytorch-metric-learning's `MultiSimilarityLoss` (λ is its `base`), reducer `mean`.
 *
 * Reference: Wang, Han, Huang, Dong, Scott, "Multi-Similarity Loss with General Pair Weighting for Deep
 * Metric Learning", 2019, equation 15.
 *
 * @example One positive and one negative, both at the threshold
 * ```ts
 * import { multiSimilarity } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { anchors } = multiSimilarity().terms({
 *   scores: { kind: "similarity", form: "cosine", range: [-1, 1], matrix: tensor2d([[0.5, 0.5]]) },
 *   selection: { kind: "pairs", positive: tensor2d([[1, 0]]), negative: tensor2d([[0, 1]]) },
 *   numbers: { alpha: scalar(2), beta: scalar(50), threshold: scalar(0.5) },
 * });
 * assertAlmostEquals(await mean()(anchors!).array(), Math.log(2) / 2 + Math.log(2) / 50, 1e-6);
 * ```
 */
export const multiSimilarity = definePart({
  name: "multi-similarity",
  options: z.strictObject({
    alpha: z.number().positive().default(2).describe(
      "α: how much a positive's weight grows with its distance; no unit; above 0; 2 in the paper",
    ),
    beta: z.number().positive().default(50).describe(
      "β: how much a negative's weight grows with its similarity; no unit; above 0; 50 in the paper",
    ),
    threshold: z.number().default(0.5).describe(
      "λ: the similarity that positives should lie above and negatives below, in the similarity's " +
        "unit; any; 0.5 in pytorch-metric-learning, 1 in the paper",
    ),
  }),
  create: ({ alpha, beta, threshold }): TupleLoss<
    Pairs,
    "similarity",
    "alpha" | "beta" | "threshold"
  > => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: { alpha, beta, threshold },
    usualReducer: "mean",
    terms({ scores, selection, numbers: { alpha, beta, threshold } }) {
      const { positive, negative } = chosenPairs(selection);
      const tooFar = logSumOver(mul(neg(alpha), scores.matrix), positive);
      const tooNear = logSumOver(mul(beta, scores.matrix), negative);
      const pull = div(softplus(add(tooFar, mul(alpha, threshold))), alpha);
      const push = div(softplus(sub(tooNear, mul(beta, threshold))), beta);
      const values: Tensor1D = squeeze(add(pull, push), [1]);
      return { anchors: { kind: "tuples", values, counts: ones(values.shape) } };
    },
  }),
});
