import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { mean, square, sub } from "../tensor/mod.ts";
import type { Regularizer } from "./regularizer.ts";
import { rowNorms } from "./_row_norms.ts";

/**
 * Keeps embeddings on one sphere, whatever its radius: the mean over rows of (‖x‖ − μ)², where μ is the
 * mean length in the batch. For losses that look at directions only, whose steps otherwise depend on how
 * long each embedding happens to be.
 *
 * Reference: Zhang, Li, Zhang, "Deep Metric Learning with Spherical Embedding", 2020, equation 14; μ is that
 * of the batch.
 *
 * @example Lengths 5 and 1
 * ```ts
 * import { spherical } from "@marginalia/marginalia/regularizers";
 * import { startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const rows = tensor2d([[3, 4], [0, 1]]);
 * assertAlmostEquals(await spherical().penalty(rows).array(), 4, 1e-5);
 * ```
 */
export const spherical = definePart({
  name: "spherical",
  options: z.strictObject({}),
  create: (): Regularizer<"embeddings"> => ({
    of: "embeddings",
    penalty(rows) {
      const lengths = rowNorms(rows);
      return mean(square(sub(lengths, mean(lengths))));
    },
  }),
});
