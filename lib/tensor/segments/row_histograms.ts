import { engine, type Tensor2D } from "@tensorflow/tfjs";

/**
 * Weight in each bin, row by row: `result[r, b] = Σ weights[r, i]` over the i with `bins[r, i] = b`. The
 * gradient goes to the weights.
 *
 * @param bins int32 `[rows, n]`, each from 0 to `count` − 1
 * @param weights float32 `[rows, n]`
 * @param count how many bins there are
 * @returns `[rows, count]`
 * @throws {TypeError} if shapes or data types do not match.
 *
 * @example
 * ```ts
 * import { rowHistograms, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const bins = tensor2d([[0, 2, 2]], [1, 3], "int32");
 * assertEquals(rowHistograms(bins, tensor2d([[1, 0.5, 2]]), 4).arraySync(), [[1, 0, 2.5, 0]]);
 * ```
 */
export function rowHistograms(bins: Tensor2D, weights: Tensor2D, count: number): Tensor2D {
  const alike = bins.rank === 2 && String(bins.shape) === String(weights.shape);
  if (!alike || bins.dtype !== "int32" || weights.dtype !== "float32") {
    throw new TypeError(
      `Cannot take histograms of rows: expected int32 and float32 [rows, n], found ${bins.dtype} [${bins.shape}] and ${weights.dtype} [${weights.shape}]`,
    );
  }
  return engine().runKernel("RowHistograms", { bins, weights }, { count });
}
