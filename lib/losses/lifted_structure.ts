import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  add,
  broadcastTo,
  cast,
  div,
  exp,
  greater,
  log,
  logSumExp,
  matMul,
  max,
  mul,
  relu,
  type Scalar,
  square,
  stack,
  stopGradient,
  sub,
  sum,
  type Tensor2D,
  transpose,
  where,
} from "../tensor/mod.ts";
import { emptyIsZero } from "./_empty_is_zero.ts";
import { logSumOver } from "./_log_sum_over.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * Lifted structure: every positive pair (a, p) against all negatives of either,
 * ½ [log(Σ_n e^(margin − d(a,n)) + Σ_n e^(margin − d(p,n))) + d(a,p) − positiveMargin]₊², one term `pairs`.
 *
 * The two sums are those of two rows, so a pair costs one addition and memory is O(B²). Each ordered pair
 * is a case of its own; with the half, a pair counts once. A negative counts as often as it is chosen. A
 * logarithm of nothing counts as 0, and a batch without a negative costs nothing.
 *
 * Agrees with pytorch-metric-learning's `LiftedStructureLoss` (reducer `mean`) within a batch. Differs with
 * references: the negatives of p are the anchor's, measured from p; the reference takes those of the anchor
 * whose row has the number of p's.
 *
 * Reference: Oh Song, Xiang, Jegelka, Savarese, "Deep Metric Learning via Lifted Structured Feature
 * Embedding", 2016, equation 4.
 *
 * @example A pair 0.5 apart, each with one negative at the margin
 * ```ts
 * import { liftedStructure } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { pairs } = liftedStructure().terms({
 *   scores: {
 *     kind: "distance",
 *     form: "euclidean",
 *     range: [0, Infinity],
 *     matrix: tensor2d([[0, 0.5, 1], [0.5, 0, 1], [1, 1, 0]]),
 *   },
 *   selection: {
 *     kind: "pairs",
 *     positive: tensor2d([[0, 1, 0], [1, 0, 0], [0, 0, 0]]),
 *     negative: tensor2d([[0, 0, 1], [0, 0, 1], [1, 1, 0]]),
 *   },
 *   numbers: { margin: scalar(1), positiveMargin: scalar(0) },
 * });
 * assertAlmostEquals(await mean()(pairs!).array(), (Math.log(2) + 0.5) ** 2 / 2, 1e-6);
 * ```
 */
export const liftedStructure = definePart({
  name: "lifted-structure",
  options: z.strictObject({
    margin: z.number().nonnegative().default(1).describe(
      "What a negative pair's distance is taken from, in the distance's unit; 0 or more; 1 in the paper",
    ),
    positiveMargin: z.number().default(0).describe(
      "Distance up to which a positive pair is as good as one point, in the distance's unit; 0 in the paper",
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
    terms({ scores: { matrix }, selection, numbers, amongReferences }) {
      const { positive, negative } = selection;
      const push: Tensor2D = sub(numbers.margin, matrix);
      const ofAnchor = logSumOver(push, negative);
      const ofPositive = amongReferences
        ? logSumFrom(sub(numbers.margin, amongReferences().matrix), negative)
        : transpose(ofAnchor);
      const both = emptyIsZero(logSumOfTwo(ofAnchor, ofPositive, matrix.shape));
      const excess = relu(add(both, sub(matrix, numbers.positiveMargin)));
      const some: Scalar = cast(greater(sum(negative), 0), "float32");
      return {
        pairs: {
          kind: "tuples",
          values: div(square(excess), 2),
          counts: mul(positive, some),
        },
      };
    },
  }),
});

/** log Σ_n count(a,n) e^push(p,n), `[anchors, references]`: a product of two matrices. */
function logSumFrom(push: Tensor2D, counts: Tensor2D): Tensor2D {
  const largest = stopGradient(max(push, 1, true));
  const sums = matMul(counts, exp(sub(push, largest)), false, true);
  const some = greater(sums, 0);
  return where(some, add(log(where(some, sums, 1)), transpose(largest)), -Infinity);
}

function logSumOfTwo(one: Tensor2D, other: Tensor2D, shape: [number, number]): Tensor2D {
  return logSumExp(stack([broadcastTo(one, shape), broadcastTo(other, shape)]), 0);
}
