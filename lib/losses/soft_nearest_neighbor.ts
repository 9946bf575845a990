import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { div, neg } from "../tensor/mod.ts";
import type { TupleLoss } from "./loss.ts";
import { neighborsTerm } from "./_neighbors_term.ts";

/**
 * How entangled the classes are: −ln(Σ_p e^(−d_p/T) / Σ_o e^(−d_o/T)), where o runs over the anchor's
 * positives and negatives; one term `anchors`, `[anchors]`.
 *
 * It is `nca` with a temperature in place of a scale, T = 1 / scale. In the paper d is the squared
 * Euclidean distance: take `squared-euclidean`. An anchor without positives is not counted; in the paper
 * its loss would be infinite. The paper learns T as it goes; here it is a number.
 *
 * pytorch-metric-learning has no loss of this name; its `NCALoss` of softmax_scale 1 / T agrees.
 *
 * Reference: Frosst, Papernot, Hinton, "Analyzing and Improving Representations with the Soft Nearest
 * Neighbor Loss", 2019, equation 1.
 *
 * @example A positive at distance 1, a negative at 3
 * ```ts
 * import { softNearestNeighbor } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { anchors } = softNearestNeighbor().terms({
 *   scores: {
 *     kind: "distance",
 *     form: "squared-euclidean",
 *     range: [0, Infinity],
 *     matrix: tensor2d([[1, 3]]),
 *   },
 *   selection: { kind: "pairs", positive: tensor2d([[1, 0]]), negative: tensor2d([[0, 1]]) },
 *   numbers: { temperature: scalar(2) },
 * });
 * assertAlmostEquals(await mean()(anchors!).array(), Math.log(1 + Math.exp(-1)), 1e-6);
 * ```
 */
export const softNearestNeighbor = definePart({
  name: "soft-nearest-neighbor",
  options: z.strictObject({
    temperature: z.number().positive().default(1).describe(
      "T: divides distances, how far neighbours still count; in the distance's unit; above 0; 1 in " +
        "TensorFlow Similarity",
    ),
  }),
  create: ({ temperature }): TupleLoss<Pairs, "distance", "temperature"> => ({
    accepts: ["distance"],
    selects: ["pairs"],
    numbers: { temperature },
    usualReducer: "mean",
    terms: ({ scores, selection, numbers }) => ({
      anchors: neighborsTerm(div(neg(scores.matrix), numbers.temperature), selection),
    }),
  }),
});
