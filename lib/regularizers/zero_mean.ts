import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { abs, mean, sum } from "../tensor/mod.ts";
import type { Regularizer } from "./regularizer.ts";

/**
 * Keeps the numbers of each embedding around 0: the mean over rows of |Σ x|, the sum being over dimensions.
 * The signal-to-noise distance presumes it.
 *
 * Agrees with pytorch-metric-learning's `ZeroMeanRegularizer` (reducer `mean`).
 *
 * Reference: Yuan, Deng, Tang, Tang, Chen, "Signal-to-Noise Ratio: A Robust Distance Metric for Deep Metric
 * Learning", 2019, section 3.3.
 *
 * @example Sums 3 and −1
 * ```ts
 * import { zeroMean } from "@marginalia/marginalia/regularizers";
 * import { startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * assertEquals(await zeroMean().penalty(tensor2d([[1, 2], [1, -2]])).array(), 2);
 * ```
 */
export const zeroMean = definePart({
  name: "zero-mean",
  options: z.strictObject({}),
  create: (): Regularizer<"embeddings"> => ({
    of: "embeddings",
    penalty: (rows) => mean(abs(sum(rows, 1))),
  }),
});
