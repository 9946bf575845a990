import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { div, mean, square, sub, sum } from "../tensor/mod.ts";
import type { Regularizer } from "./regularizer.ts";

/**
 * Keeps a classification loss's proxies equally long, so that rare classes are not put at a disadvantage:
 * the mean over proxies of ¼ (‖w‖² − μ)², where μ is the mean of ‖w‖² over all proxies.
 *
 * Agrees with pytorch-metric-learning's `CenterInvariantRegularizer` (reducer `mean`).
 *
 * Reference: Wu, Liu, Li, Fu, "Deep Face Recognition with Center Invariant Loss", 2017, equation 3.
 *
 * @example Squared lengths 1 and 3
 * ```ts
 * import { centerInvariant } from "@marginalia/marginalia/regularizers";
 * import { startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const proxies = tensor2d([[1, 0, 0], [1, 1, -1]]);
 * assertAlmostEquals(await centerInvariant().penalty(proxies).array(), 0.25, 1e-6);
 * ```
 */
export const centerInvariant = definePart({
  name: "center-invariant",
  options: z.strictObject({}),
  create: (): Regularizer<"weights"> => ({
    of: "weights",
    penalty(rows) {
      const lengths = sum(square(rows), 1);
      return mean(div(square(sub(lengths, mean(lengths))), 4));
    },
  }),
});
