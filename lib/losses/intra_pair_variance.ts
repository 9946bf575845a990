import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  add,
  div,
  greater,
  mul,
  relu,
  type Scalar,
  square,
  sub,
  sum,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * Keeps positive pairs from lying far below their mean similarity and negative pairs from far above
 * theirs: terms `positive`, [(1 − ε_p) μ_p − s_p]₊², and `negative`, [s_n − (1 + ε_n) μ_n]₊², where μ is
 * the mean over the batch's selected pairs of that kind.
 *
 * It orders nothing by itself: the paper adds it to `tuplet-margin`. The gradient goes through the means
 * too.
 *
 * Agrees with pytorch-metric-learning's `IntraPairVarianceLoss`, reducer `mean` for each term.
 *
 * Reference: Yu, Tao, "Deep Metric Learning with Tuplet Margin Loss", 2019.
 *
 * @example Two positives at 0.5 and 0.9
 * ```ts
 * import { intraPairVariance } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { positive } = intraPairVariance().terms({
 *   scores: { kind: "similarity", form: "cosine", range: [-1, 1], matrix: tensor2d([[0.5, 0.9]]) },
 *   selection: { kind: "pairs", positive: tensor2d([[1, 1]]), negative: tensor2d([[0, 0]]) },
 *   numbers: { positiveTolerance: scalar(0), negativeTolerance: scalar(0) },
 * });
 * assertAlmostEquals(await mean()(positive!).array(), (0.7 - 0.5) ** 2 / 2, 1e-6);
 * ```
 */
export const intraPairVariance = definePart({
  name: "intra-pair-variance",
  options: z.strictObject({
    positiveTolerance: z.number().min(0).max(1).default(0.01).describe(
      "ε_p: how far below their mean positives may lie, as a share of it; 0 to 1; 0.01 in " +
        "pytorch-metric-learning",
    ),
    negativeTolerance: z.number().nonnegative().default(0.01).describe(
      "ε_n: how far above their mean negatives may lie, as a share of it; 0 or more; 0.01 in " +
        "pytorch-metric-learning",
    ),
  }),
  create: ({ positiveTolerance, negativeTolerance }): TupleLoss<
    Pairs,
    "similarity",
    "positiveTolerance" | "negativeTolerance"
  > => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: { positiveTolerance, negativeTolerance },
    usualReducer: "mean",
    terms({ scores: { matrix }, selection: { positive, negative }, numbers }) {
      const lowest = mul(sub(1, numbers.positiveTolerance), meanOf(matrix, positive));
      const highest = mul(add(1, numbers.negativeTolerance), meanOf(matrix, negative));
      return {
        positive: { kind: "tuples", values: square(relu(sub(lowest, matrix))), counts: positive },
        negative: { kind: "tuples", values: square(relu(sub(matrix, highest))), counts: negative },
      };
    },
  }),
});

/** Σ count · value / Σ count; 0 of nothing. */
function meanOf(values: Tensor2D, counts: Tensor2D): Scalar {
  const count = sum(counts);
  return div(sum(mul(counts, values)), where(greater(count, 0), count, 1));
}
