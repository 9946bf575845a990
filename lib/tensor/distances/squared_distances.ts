import { engine, type Tensor2D } from "@tensorflow/tfjs";
import { checkPoints } from "./_check_points.ts";

/**
 * Squared Euclidean distances of all pairs: `result[i, j] = Σ (a[i] − b[j])²`, in O(n m) memory. Computed
 * in float64: the relative error is below 1e-6 from a distance of 5e-5 √(‖a‖² + ‖b‖²) on, and below 1e-6 of
 * that root two points count as one, with distance 0.
 *
 * @param a `[n, dimensions]`, float32
 * @param b `[m, dimensions]`, float32
 * @returns `[n, m]`
 * @throws {TypeError} if shapes do not match.
 *
 * @example A right triangle
 * ```ts
 * import { squaredDistances, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const points = tensor2d([[0, 0], [3, 4]]);
 * assertEquals(squaredDistances(points, points).arraySync(), [[0, 25], [25, 0]]);
 * ```
 */
export function squaredDistances(a: Tensor2D, b: Tensor2D): Tensor2D {
  checkPoints("take squared distances", a, b);
  return engine().runKernel("SquaredDistances", { a, b });
}
