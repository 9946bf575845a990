import { definePart } from "../parts/mod.ts";
import { mul } from "../tensor/mod.ts";
import { ofSquares } from "./_of_squares.ts";
import { pointDistance, pointDistanceOptions } from "./_point_distance.ts";

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
  create: pointDistance({
    form: "squared-euclidean",
    greatest: 4,
    distance: ofSquares({ value: (squared) => squared, weights: (dy) => mul(dy, 2) }),
  }),
});
