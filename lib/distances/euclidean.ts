import { definePart } from "../parts/mod.ts";
import {
  customGrad,
  div,
  greater,
  sqrt,
  squaredDistances,
  type Tensor,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";
import { pointDistance, pointDistanceOptions } from "./_point_distance.ts";
import { pullBack } from "./_pull_back.ts";

/**
 * Euclidean distance: d = √Σ (q − r)².
 *
 * Range 0 to ∞, 0 to 2 for embeddings of length 1. Where two points coincide, d has no gradient; 0 is
 * taken, so that neither a row and itself nor a duplicate gives NaN. Squares are computed in float64, so
 * that small distances keep their digits: the relative error is below 1e-6 from 5e-5 √(‖q‖² + ‖r‖²) on,
 * and below 1e-6 of that root two points count as one. A pair's share of the gradient, of length 1, is
 * wrong by at most 5e-7 / d for embeddings of length 1.
 *
 * Differs from pytorch-metric-learning (`LpDistance(p=2)`): does not normalize unless told to, since the
 * encoder's head does; and keeps the digits of small distances, where the reference takes the Gram form
 * from 26 rows on.
 *
 * @example Two points of a right triangle
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const { matrix } = euclidean().score(tensor2d([[0, 0], [3, 4]]));
 * assertEquals(await matrix.array(), [[0, 5], [5, 0]]);
 * ```
 */
export const euclidean = definePart({
  name: "euclidean",
  options: pointDistanceOptions,
  create: pointDistance({ form: "euclidean", greatest: 2, distance }),
});

function distance(queries: Tensor2D, references: Tensor2D): Tensor2D {
  const pairwise = customGrad((left, right, save) => {
    const [q, r] = [left as Tensor2D, right as Tensor2D];
    const value = sqrt(squaredDistances(q, r));
    (save as (kept: Tensor[]) => void)([value, q, r]);
    return {
      value,
      gradFunc(dy, kept) {
        const [d, q, r] = kept as [Tensor2D, Tensor2D, Tensor2D];
        return pullBack(alongDifference(dy, d), q, r);
      },
    };
  });
  return pairwise(queries, references) as Tensor2D;
}

/** dy / d, or 0 where there is no direction to go. */
function alongDifference(dy: Tensor, d: Tensor2D): Tensor2D {
  const apart = greater(d, 0);
  return where(apart, div(dy, where(apart, d, 1)), 0);
}
