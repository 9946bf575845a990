import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  add,
  cos,
  greater,
  mul,
  type Scalar,
  sin,
  softplus,
  sqrt,
  square,
  sub,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";
import { checkForm } from "./_check_form.ts";
import { RADIANS_A_DEGREE } from "./_radians_a_degree.ts";
import { logSumOver } from "./_log_sum_over.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * Wants each positive nearer than all of its anchor's negatives, an angle apart:
 * ln(1 + Σ_n e^(scale (cos θ_n − cos(θ_p − margin)))), one term `pairs`.
 *
 * A pair whose anchor has no negative costs nothing, and a negative counts as often as it is chosen. The
 * paper adds the loss `intra-pair-variance`.
 *
 * Agrees with pytorch-metric-learning's `TupletMarginLoss`, reducer `mean`, but where a positive has the
 * anchor's very direction: there its gradient is not a number, here it is the limit from below, 0.
 *
 * Reference: Yu, Tao, "Deep Metric Learning with Tuplet Margin Loss", 2019.
 *
 * @example A positive at the margin from its anchor, and a negative in the anchor's direction
 * ```ts
 * import { tupletMargin } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { pairs } = tupletMargin().terms({
 *   scores: {
 *     kind: "similarity",
 *     form: "cosine",
 *     range: [-1, 1],
 *     matrix: tensor2d([[Math.cos(Math.PI / 6), 1]]),
 *   },
 *   selection: { kind: "pairs", positive: tensor2d([[1, 0]]), negative: tensor2d([[0, 1]]) },
 *   numbers: { margin: scalar(30), scale: scalar(64) },
 * });
 * assertAlmostEquals(await mean()(pairs!).array(), Math.log(2), 1e-5);
 * ```
 */
export const tupletMargin = definePart({
  name: "tuplet-margin",
  options: z.strictObject({
    margin: z.number().min(0).max(90).default(5.73).describe(
      "Angle between the positive and the negatives; degrees; 0 to 90; 5.73 (0.1 rad) in " +
        "pytorch-metric-learning",
    ),
    scale: z.number().positive().default(64).describe(
      "Multiplies similarities; no unit; above 0; 64 in pytorch-metric-learning",
    ),
  }),
  create: ({ margin, scale }): TupleLoss<Pairs, "similarity", "margin" | "scale"> => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: { margin, scale },
    usualReducer: "mean",
    terms({ scores, selection, numbers: { margin, scale } }) {
      checkForm(scores, "cosine", "tuplet-margin");
      const { matrix } = scores;
      const logOfNegatives = logSumOver(mul(scale, matrix), selection.negative);
      const nearer = mul(scale, cosineOfReduced(matrix, mul(margin, RADIANS_A_DEGREE)));
      const values = softplus(sub(logOfNegatives, nearer));
      return { pairs: { kind: "tuples", values, counts: selection.positive } };
    },
  }),
});

/** cos(θ − angle) of cos θ: cos θ · cos angle + sin θ · sin angle; the slope of sin θ is taken as 0 at its ends. */
function cosineOfReduced(cosine: Tensor2D, angle: Scalar): Tensor2D {
  const squaredSine = sub(1, square(cosine));
  const inside = greater(squaredSine, 0);
  const sine = where(inside, sqrt(where(inside, squaredSine, 1)), 0);
  return add(mul(cosine, cos(angle)), mul(sine, sin(angle)));
}
