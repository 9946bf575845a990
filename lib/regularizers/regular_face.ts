import { z } from "zod";
import { normalizeRows } from "../encoders/mod.ts";
import { definePart } from "../parts/mod.ts";
import { eye, matMul, max, mean, mul, scalar, sub } from "../tensor/mod.ts";
import type { Regularizer } from "./regularizer.ts";

/** Larger than two cosines can differ by. */
const FAR = 4;

/**
 * Spreads a classification loss's proxies: the mean over proxies of the cosine with the nearest other one.
 * Of a single proxy it is 0.
 *
 * Agrees with pytorch-metric-learning's `RegularFaceRegularizer` (reducer `mean`).
 *
 * Reference: Zhao, Xu, Cheng, "RegularFace: Deep Face Recognition via Exclusive Regularization", 2019,
 * equation 6.
 *
 * @example A third proxy opposite to two that are at right angles
 * ```ts
 * import { regularFace } from "@marginalia/marginalia/regularizers";
 * import { startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const proxies = tensor2d([[2, 0], [0, 1], [-1, -1]]);
 * const expected = (0 + 0 - Math.SQRT1_2) / 3;
 * assertAlmostEquals(await regularFace().penalty(proxies).array(), expected, 1e-6);
 * ```
 */
export const regularFace = definePart({
  name: "regular-face",
  options: z.strictObject({}),
  create: (): Regularizer<"weights"> => ({
    of: "weights",
    penalty(rows) {
      const [proxies] = rows.shape;
      if (proxies < 2) return scalar(0);
      const directions = normalizeRows(rows);
      const cosines = matMul(directions, directions, false, true);
      return mean(max(sub(cosines, mul(eye(proxies), FAR)), 1));
    },
  }),
});
