import { greater, onesLike, sqrt, type Tensor2D, where, zerosLike } from "@tensorflow/tfjs";
import { checkPoints } from "./_check_points.ts";
import { squaredDistances } from "./squared_distances.ts";

/**
 * Euclidean distances of all pairs: `result[i, j] = √Σ (a[i] − b[j])²`, in O(n m) memory, as exact as
 * `squaredDistances`. Where two points coincide there is no gradient; 0 is taken, so that neither a point
 * and itself nor a duplicate gives NaN.
 *
 * @param a `[n, dimensions]`, float32
 * @param b `[m, dimensions]`, float32
 * @returns `[n, m]`
 * @throws {TypeError} if shapes do not match.
 *
 * @example A right triangle
 * ```ts
 * import { cdist, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const points = tensor2d([[0, 0], [3, 4]]);
 * assertEquals(cdist(points, points).arraySync(), [[0, 5], [5, 0]]);
 * ```
 */
export function cdist(a: Tensor2D, b: Tensor2D): Tensor2D {
  checkPoints("take distances", a, b);
  const squared = squaredDistances(a, b);
  const apart = greater(squared, 0);
  // The root of 0 has an infinite slope, which no later mask could take back.
  return where(apart, sqrt(where(apart, squared, onesLike(squared))), zerosLike(squared));
}
