import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { abs, greater, mean, mul, pow, sum, type Tensor1D, where } from "../tensor/mod.ts";
import type { Regularizer } from "./regularizer.ts";

/**
 * Keeps embeddings short: the mean over rows of (Σ |x|^p)^(power / p). Of no use where the encoder scales
 * embeddings to length 1. A zero row costs nothing and has gradient 0.
 *
 * Agrees with pytorch-metric-learning's `LpRegularizer` (reducer `mean`).
 *
 * @example Lengths 5 and 0
 * ```ts
 * import { lp } from "@marginalia/marginalia/regularizers";
 * import { startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const rows = tensor2d([[3, 4], [0, 0]]);
 * assertAlmostEquals(await lp().penalty(rows).array(), 2.5, 1e-6);
 * assertAlmostEquals(await lp({ power: 2 }).penalty(rows).array(), 12.5, 1e-5);
 * ```
 */
export const lp = definePart({
  name: "lp",
  options: z.strictObject({
    p: z.number().min(1).default(2).describe(
      "Which norm: 2 is the Euclidean length, 1 the sum of magnitudes; 1 or more; 2 is " +
        "pytorch-metric-learning's",
    ),
    power: z.number().positive().default(1).describe(
      "What the norm is raised to; above 0; 1 is pytorch-metric-learning's",
    ),
  }),
  create: ({ p, power }): Regularizer<"embeddings"> => ({
    of: "embeddings",
    penalty(rows) {
      const total: Tensor1D = sum(pow(abs(rows), p), 1);
      const some = greater(total, 0);
      return mean(mul(pow(where(some, total, 1), power / p), where(some, 1, 0)));
    },
  }),
});
