import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  add,
  any,
  cast,
  logicalAnd,
  mul,
  neg,
  relu,
  softplus,
  squeeze,
  stopGradient,
  sub,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import { checkForm } from "./_check_form.ts";
import { chosenPairs } from "./_chosen_pairs.ts";
import { logSumOver } from "./_log_sum_over.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * Lets each similarity move at its own pace, the faster the farther it is from its optimum:
 * ln(1 + Σ_n e^(γ α_n (s_n − m)) · Σ_p e^(−γ α_p (s_p − (1 − m)))) for each anchor, with
 * α_p = [1 + m − s_p]₊ and α_n = [s_n + m]₊ taken as constants by the gradient; one term `anchors`,
 * `[anchors]`.
 *
 * A pair that is chosen more than once counts once. An anchor without a positive or without a negative
 * is not counted.
 *
 * Agrees with pytorch-metric-learning's `CircleLoss`, reducer `mean-of-non-zero`.
 *
 * Reference: Sun, Cheng, Zhang, Zhang, Zheng, Wang, Wei, "Circle Loss: A Unified Perspective of Pair
 * Similarity Optimization", 2020, equations 5 and 6.
 *
 * @example A positive and a negative at their boundaries, 1 − m and m
 * ```ts
 * import { circle } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { anchors } = circle().terms({
 *   scores: { kind: "similarity", form: "cosine", range: [-1, 1], matrix: tensor2d([[0.6, 0.4]]) },
 *   selection: { kind: "pairs", positive: tensor2d([[1, 0]]), negative: tensor2d([[0, 1]]) },
 *   numbers: { margin: scalar(0.4), scale: scalar(80) },
 * });
 * assertAlmostEquals(await mean()(anchors!).array(), Math.log(2), 1e-5);
 * ```
 */
export const circle = definePart({
  name: "circle",
  options: z.strictObject({
    margin: z.number().default(0.4).describe(
      "m: positives should exceed 1 − m and negatives stay below m, as a cosine; 0 to 1 in practice; " +
        "0.4 in the paper for fine-grained retrieval, 0.25 for faces and persons",
    ),
    scale: z.number().positive().default(80).describe(
      "γ: multiplies similarities; no unit; above 0; 80 in the paper for fine-grained retrieval, 256 " +
        "for faces, 128 for persons",
    ),
  }),
  create: ({ margin, scale }): TupleLoss<Pairs, "similarity", "margin" | "scale"> => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: { margin, scale },
    usualReducer: "mean-of-non-zero",
    terms({ scores, selection, numbers: { margin, scale } }) {
      checkForm(scores, "cosine", "circle");
      const { matrix } = scores;
      const { positive, negative } = chosenPairs(selection);
      const positivePace = stopGradient(relu(sub(add(1, margin), matrix)));
      const negativePace = stopGradient(relu(add(matrix, margin)));
      const pull: Tensor2D = mul(mul(neg(scale), positivePace), sub(matrix, sub(1, margin)));
      const push: Tensor2D = mul(mul(scale, negativePace), sub(matrix, margin));
      const values: Tensor1D = squeeze(
        softplus(add(logSumOver(pull, positive), logSumOver(push, negative))),
        [1],
      );
      const counts: Tensor1D = cast(logicalAnd(any(positive, 1), any(negative, 1)), "float32");
      return { anchors: { kind: "tuples", values, counts } };
    },
  }),
});
