import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import {
  add,
  exp,
  greater,
  log,
  matMul,
  max,
  mul,
  softplus,
  square,
  stopGradient,
  sub,
  tan,
  type Tensor,
  type Tensor2D,
  transpose,
  where,
} from "../tensor/mod.ts";
import { checkForm } from "./_check_form.ts";
import { RADIANS_A_DEGREE } from "./_radians_a_degree.ts";
import type { TupleLoss } from "./loss.ts";

/** Stands for the logarithm of an empty sum: its softplus is 0 in float32. */
const EMPTY = -1e9;

/**
 * Angular loss: the angle at which a negative sees the pair of anchor and positive, bounded from above,
 * log(1 + Σ_n e^(4t (s(a,n) + s(p,n)) − 2(1 + t) s(a,p))) with t = tan² angle, for each positive pair, one
 * term `pairs`. Scores are cosines.
 *
 * An angle, unlike a margin, does not change with scale. The sum over negatives falls apart into a product
 * of two matrices, e^(4t s(a,n)) of the anchor's negatives and e^(4t s(p,n)), so that no triplet is listed.
 * A pair whose anchor has no negative costs nothing.
 *
 * Agrees with pytorch-metric-learning's `AngularLoss` (reducer `mean`) in the value for embeddings of length
 * 1. Negatives are not scaled there, so that other lengths, and any length's gradient, differ. Differs where
 * a miner chooses negatives: here these alone count, there all of other classes.
 *
 * Reference: Wang, Zhou, Wen, Liu, Lin, "Deep Metric Learning with Angular Loss", 2017, equation 7.
 *
 * @example A pair of one direction, and a negative at a right angle to it
 * ```ts
 * import { angular } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { pairs } = angular().terms({
 *   scores: {
 *     kind: "similarity",
 *     form: "cosine",
 *     range: [-1, 1],
 *     matrix: tensor2d([[1, 1, 0], [1, 1, 0], [0, 0, 1]]),
 *   },
 *   selection: {
 *     kind: "pairs",
 *     positive: tensor2d([[0, 1, 0], [1, 0, 0], [0, 0, 0]]),
 *     negative: tensor2d([[0, 0, 1], [0, 0, 1], [1, 1, 0]]),
 *   },
 *   numbers: { angle: scalar(45) },
 * });
 * assertAlmostEquals(await mean()(pairs!).array(), Math.log1p(Math.exp(-4)), 1e-6);
 * ```
 */
export const angular = definePart({
  name: "angular",
  options: z.strictObject({
    angle: z.number().positive().max(60).default(40).describe(
      "Widest angle that a negative may see the pair at, in degrees; above 0, at most 60; the paper " +
        "found 36 to 55 good; 40 is pytorch-metric-learning's",
    ),
  }),
  create: ({ angle }): TupleLoss<Pairs, "similarity", "angle"> => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: { angle },
    usualReducer: "mean",
    terms({ scores, selection, numbers, amongReferences }) {
      checkForm(scores, "cosine", "the angular loss");
      const { negative } = masks(selection);
      const t = square(tan(mul(numbers.angle, RADIANS_A_DEGREE)));
      const among = (amongReferences?.() ?? scores).matrix;
      const pulled = mul(mul(add(t, 1), 2), scores.matrix);
      const pushed = logSumOfBoth(mul(mul(t, 4), scores.matrix), mul(mul(t, 4), among), negative);
      return {
        pairs: {
          kind: "tuples",
          values: softplus(sub(pushed, pulled)),
          counts: selection.positive,
        },
      };
    },
  }),
});

/** log Σ_n mask(a,n) e^(ofAnchor(a,n) + ofPositive(p,n)), `[anchors, references]`. */
function logSumOfBoth(ofAnchor: Tensor, ofPositive: Tensor, mask: Tensor2D): Tensor2D {
  const chosen = greater(mask, 0);
  const kept = where(chosen, ofAnchor, EMPTY);
  const largest: Tensor2D = stopGradient(max(kept, 1, true));
  const largestOfPositive: Tensor2D = stopGradient(max(ofPositive, 1, true));
  const factors = mul(mask, exp(sub(kept, largest)));
  const sums = matMul(factors, exp(sub(ofPositive, largestOfPositive)), false, true);
  const some = greater(sums, 0);
  const shift = add(largest, transpose(largestOfPositive));
  return where(some, add(log(where(some, sums, 1)), shift), EMPTY);
}
