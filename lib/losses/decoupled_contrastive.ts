import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  add,
  cast,
  div,
  exp,
  greater,
  log,
  logSumExp,
  max,
  mul,
  type Scalar,
  stopGradient,
  sub,
  sum,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";
import { logSumOver } from "./_log_sum_over.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * NT-Xent without the positive in its denominator, so that easy positives do not weaken hard negatives:
 * −w s_p/τ + ln Σ_n e^(s_n/τ), one term `pairs`; it may be below 0.
 *
 * `weighting: "none"` is DCL, w = 1. `"von-mises-fisher"` is DCLW: w = 2 − e^(s_p/σ) / E[e^(s_p/σ)], the
 * mean taken over the batch's selected positive pairs, so that far positives weigh more. The weight is
 * taken as a constant: with its gradient, near positives would be pushed apart.
 *
 * Each ordered positive pair is a case of its own; a pair whose anchor has no negative is not counted.
 * pytorch-metric-learning has no such loss.
 *
 * Reference: Yeh, Hong, Hsu, Liu, Chen, LeCun, "Decoupled Contrastive Learning", 2022, section 3.
 *
 * @example A positive at similarity 0.5, and two negatives at 0
 * ```ts
 * import { decoupledContrastive } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { pairs } = decoupledContrastive().terms({
 *   scores: { kind: "similarity", form: "cosine", range: [-1, 1], matrix: tensor2d([[0.5, 0, 0]]) },
 *   selection: { kind: "pairs", positive: tensor2d([[1, 0, 0]]), negative: tensor2d([[0, 1, 1]]) },
 *   numbers: { temperature: scalar(0.1), sigma: scalar(0.5) },
 * });
 * assertAlmostEquals(await mean()(pairs!).array(), -5 + Math.log(2), 1e-5);
 * ```
 */
export const decoupledContrastive = definePart({
  name: "decoupled-contrastive",
  options: z.strictObject({
    weighting: z.enum(["none", "von-mises-fisher"]).default("none").describe(
      "How positives are weighed: alike (DCL) or the farther the more (DCLW); none in the paper's " +
        "main results",
    ),
    temperature: z.number().positive().default(0.1).describe(
      "Divides similarities; no unit; above 0; 0.1 as in SimCLR",
    ),
    sigma: z.number().positive().default(0.5).describe(
      "How evenly DCLW weighs: divides similarities in the weight; no unit; above 0; 0.5 in the paper",
    ),
  }),
  create: ({ weighting, temperature, sigma }): TupleLoss<
    Pairs,
    "similarity",
    "temperature" | "sigma"
  > => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: { temperature, sigma },
    usualReducer: "mean",
    terms({ scores: { matrix }, selection: { positive, negative }, numbers }) {
      const logits: Tensor2D = div(matrix, numbers.temperature);
      const pull = weighting === "none"
        ? logits
        : mul(farMoreThanNear(div(matrix, numbers.sigma), positive), logits);
      const some = greater(max(negative, 1, true), 0);
      const push = where(some, logSumOver(logits, negative), 0);
      const counts = mul(positive, cast(some, "float32"));
      return { pairs: { kind: "tuples", values: sub(push, pull), counts } };
    },
  }),
});

/** 2 − e^x / E[e^x] at the counted cells, the mean taken over them. */
function farMoreThanNear(x: Tensor2D, counts: Tensor2D): Tensor2D {
  const logOfMean = sub(logSumExp<Scalar>(add(x, log(counts))), log(sum(counts)));
  const relative = where(greater(counts, 0), sub(x, logOfMean), 0);
  return stopGradient(sub(2, exp(relative))) as Tensor2D;
}
