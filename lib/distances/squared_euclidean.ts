import { definePart } from "../parts/mod.ts";
import { customGrad, mul, squaredDistances, type Tensor, type Tensor2D } from "../tensor/mod.ts";
import { pointDistance, pointDistanceOptions } from "./_point_distance.ts";
import { pullBack } from "./_pull_back.ts";

/**
 * Squared Euclidean distance: d² = Σ (q − r)².
 *
 * Range 0 to ∞, 0 to 4 for embeddings of length 1. Small distances keep their digits, as in `euclidean`.
 *
 * Differs from pytorch-metric-learning (`LpDistance(power=2)`): does not normalize unless told to, since
 * the encoder's head does.
 *
 * Reference: Schroff, Kalenichenko, Philbin, "FaceNet: A Unified Embedding for Face Recognition and
 * Clustering", 2015, equation 1, uses it for triplets.
 */
export const squaredEuclidean = definePart({
  name: "squared-euclidean",
  options: pointDistanceOptions,
  create: pointDistance({ form: "squared-euclidean", greatest: 4, distance: squaredDistance }),
});

function squaredDistance(queries: Tensor2D, references: Tensor2D): Tensor2D {
  const pairwise = customGrad((left, right, save) => {
    const [q, r] = [left as Tensor2D, right as Tensor2D];
    (save as (kept: Tensor[]) => void)([q, r]);
    return {
      value: squaredDistances(q, r),
      gradFunc(dy, kept) {
        const [q, r] = kept as [Tensor2D, Tensor2D];
        return pullBack(mul(dy, 2), q, r);
      },
    };
  });
  return pairwise(queries, references) as Tensor2D;
}
