import { definePart } from "../parts/mod.ts";
import { divNoNan, sqrt } from "../tensor/mod.ts";
import { ofSquares } from "./_of_squares.ts";
import { pointDistance, pointDistanceOptions } from "./_point_distance.ts";

/**
 * Euclidean distance: d = √Σ (q − r)².
 *
 * Range 0 to ∞, 0 to 2 for embeddings of length 1. Squares are added up in float64: the relative error is
 * below 1e-6 from a distance of 5e-5 √(‖q‖² + ‖r‖²) on. Nearer than 1e-6 of that root, two points count as
 * one, with distance 0: what float32 leaves of their difference no longer has a direction. There d has no
 * gradient; 0 is taken, so that neither a row and itself nor a duplicate gives NaN. A pair's share of the
 * gradient, of length 1, is wrong by at most 5e-7 / d for embeddings of length 1.
 *
 * Differs from pytorch-metric-learning (`LpDistance(p=2)`): does not normalize unless told to, since the
 * encoder's head does; and keeps the digits of small distances, where the reference takes the Gram form
 * in float32 from 26 rows on.
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
  create: pointDistance({
    form: "euclidean",
    greatest: 2,
    distance: ofSquares({ value: sqrt, weights: divNoNan }),
  }),
});
