import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { mul, neg } from "../tensor/mod.ts";
import type { TupleLoss } from "./loss.ts";
import { neighborsTerm } from "./_neighbors_term.ts";

/**
 * Neighbourhood components analysis: an anchor draws a neighbour, the nearer the likelier, and should
 * draw one of its class: −ln(Σ_p e^(−scale d_p) / Σ_o e^(−scale d_o)), where o runs over the anchor's
 * positives and negatives; one term `anchors`, `[anchors]`.
 *
 * In the paper d is the squared Euclidean distance: take `squared-euclidean`. A pair that is chosen more
 * than once counts once. An anchor without positives is not counted. Of the paper's two objectives this
 * is the logarithmic one.
 *
 * Agrees with pytorch-metric-learning's `NCALoss` without a miner, reducer `mean`. There a miner weighs
 * rows, here it says who may be drawn; and there a row whose probability rounds to 0 is left out, the
 * very one that has most to learn; here it counts.
 *
 * Reference: Goldberger, Roweis, Hinton, Salakhutdinov, "Neighbourhood Components Analysis", 2004,
 * section 2.
 *
 * @example A positive and a negative, equally far
 * ```ts
 * import { nca } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { anchors } = nca().terms({
 *   scores: {
 *     kind: "distance",
 *     form: "squared-euclidean",
 *     range: [0, Infinity],
 *     matrix: tensor2d([[2, 2]]),
 *   },
 *   selection: { kind: "pairs", positive: tensor2d([[1, 0]]), negative: tensor2d([[0, 1]]) },
 *   numbers: { scale: scalar(1) },
 * });
 * assertAlmostEquals(await mean()(anchors!).array(), Math.log(2), 1e-6);
 * ```
 */
export const nca = definePart({
  name: "nca",
  options: z.strictObject({
    scale: z.number().positive().default(1).describe(
      "Multiplies distances; in the inverse of the distance's unit; above 0; 1 in the paper",
    ),
  }),
  create: ({ scale }): TupleLoss<Pairs, "distance", "scale"> => ({
    accepts: ["distance"],
    selects: ["pairs"],
    numbers: { scale },
    usualReducer: "mean",
    terms: ({ scores, selection, numbers }) => ({
      anchors: neighborsTerm(mul(neg(numbers.scale), scores.matrix), selection),
    }),
  }),
});
