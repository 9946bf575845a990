import { z } from "zod";
import type { ScoreKind } from "../distances/mod.ts";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  add,
  div,
  eye,
  matMul,
  mean,
  mul,
  onesLike,
  range,
  relu,
  type Scalar,
  sqrt,
  square,
  squaredDifference,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import type { Loss } from "./loss.ts";
import type { TupleTerm } from "./loss_terms.ts";
import { twoViews } from "./_two_views.ts";
import { wholeBatch } from "./_whole_batch.ts";
import { withoutMean } from "./_without_mean.ts";

/**
 * Variance, invariance and covariance regularization of two views, X and Y, `[images, dimensions]`. Terms:
 *
 * - `invariance`, a value an image: invariance · the mean of (x − y)² over dimensions;
 * - `firstVariance` and `secondVariance`, a value a dimension of each view:
 *   variance · ½ [1 − √(its variance over the batch + ε)]₊, so that no dimension collapses;
 * - `covariance`, one value: covariance · the sum over both views of Σ_{i≠j} cov_ij² / dimensions, so that
 *   dimensions tell different things.
 *
 * Variances and covariances are unbiased: Σ / (images − 1). The first half of a batch's rows are the first
 * view of each image, the second half the second in the same order; evaluating throws a `RangeError` for an
 * odd number of rows. Looks at no score, no pair and no label. Embeddings must be free to spread: no encoder
 * should scale them to length 1.
 *
 * Agrees with pytorch-metric-learning's `VICRegLoss` (reducer `mean`), and so with the paper's code, which both
 * have the ½; the paper's equation 1 has none.
 *
 * Reference: Bardes, Ponce, LeCun, "VICReg: Variance-Invariance-Covariance Regularization for
 * Self-Supervised Learning", 2022, equations 1 to 6.
 *
 * @example Two images of one dimension: views differ by 1, variances are 2
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { vicReg } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({ distance: euclidean(), miner: allPairs(), loss: vicReg() });
 * const { loss } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[0], [2], [1], [3]]),
 *     labels: tensor1d([0, 1, 0, 1], "int32"),
 *   },
 *   parameters: {},
 *   memory: {},
 *   numbers: {
 *     "loss.invariance": scalar(25),
 *     "loss.variance": scalar(25),
 *     "loss.covariance": scalar(1),
 *   },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), 25 * 1 + 0 + 0, 1e-5);
 * ```
 */
export const vicReg = definePart({
  name: "vic-reg",
  options: z.strictObject({
    invariance: z.number().nonnegative().default(25).describe(
      "λ, how much the difference of views counts; no unit; 0 or more; 25 in the paper",
    ),
    variance: z.number().nonnegative().default(25).describe(
      "μ, how much a standard deviation below 1 counts; no unit; 0 or more; 25 in the paper",
    ),
    covariance: z.number().nonnegative().default(1).describe(
      "ν, how much covariances of dimensions count; no unit; 0 or more; 1 in the paper",
    ),
    epsilon: z.number().positive().default(1e-4).describe(
      "ε, added to variances, so that their root has a slope; the square of an embedding's unit; above 0; " +
        "0.0001 in the paper",
    ),
  }),
  create: ({ invariance, variance, covariance, epsilon }): Loss<
    Pairs,
    ScoreKind,
    "invariance" | "variance" | "covariance"
  > => ({
    accepts: ["distance", "similarity"],
    selects: ["pairs"],
    numbers: { invariance, variance, covariance },
    usualReducer: "mean",
    terms({ anchors, numbers }) {
      const [first, second] = twoViews(anchors.embeddings);
      const differences: Tensor1D = mean(squaredDifference(first, second), 1);
      const centered = [withoutMean(first), withoutMean(second)] as const;
      const spread = (view: Tensor2D): TupleTerm =>
        listed(mul(numbers.variance, div(collapse(view, epsilon), 2)));
      return {
        invariance: {
          ...listed(mul(numbers.invariance, differences)),
          anchors: range(0, first.shape[0], 1, "int32"),
        },
        firstVariance: spread(centered[0]),
        secondVariance: spread(centered[1]),
        covariance: wholeBatch(
          mul(numbers.covariance, add(redundancy(centered[0]), redundancy(centered[1]))),
        ),
      };
    },
  }),
});

function listed(values: Tensor): TupleTerm {
  return { kind: "tuples", values, counts: onesLike(values) };
}

/** [1 − √(variance + ε)]₊ of each dimension, `[dimensions]`. */
function collapse(centered: Tensor2D, epsilon: number): Tensor1D {
  const variance = div(sum(square(centered), 0), degreesOfFreedom(centered));
  return relu(sub(1, sqrt(add(variance, epsilon))));
}

/** Σ_{i≠j} cov_ij² / dimensions. */
function redundancy(centered: Tensor2D): Scalar {
  const [, dimensions] = centered.shape;
  const covariances = div(matMul(centered, centered, true), degreesOfFreedom(centered));
  return div(sum(mul(square(covariances), sub(1, eye(dimensions)))), dimensions);
}

/** One image alone has variance 0. */
function degreesOfFreedom({ shape: [images] }: Tensor2D): number {
  return Math.max(1, images - 1);
}
