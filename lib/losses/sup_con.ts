import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import { div, type Tensor2D } from "../tensor/mod.ts";
import { attractionTerm } from "./_attraction_term.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * Supervised contrastive: each anchor's positives against all others,
 * −(1/|P|) Σ_p ln(e^(s_p/τ) / Σ_o e^(s_o/τ)), where P are the anchor's positives and o runs over its
 * positives and negatives; one term `anchors`, `[anchors]`.
 *
 * A pair that is chosen more than once counts once. An anchor without positives is not counted. The
 * mean over positives stands outside the logarithm (the paper's L_out).
 *
 * Agrees with pytorch-metric-learning's `SupConLoss`, reducer `mean-of-non-zero`, but for batches in
 * which no row has a negative: there it gives 0, here positives still compete with each other as the
 * formula says. Neither multiplies by τ over a base temperature, as the paper's code does.
 *
 * Reference: Khosla, Teterwak, Wang, Sarna, Tian, Isola, Maschinot, Liu, Krishnan, "Supervised
 * Contrastive Learning", 2020, equation 2.
 *
 * @example One positive and one equally similar negative
 * ```ts
 * import { supCon } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { anchors } = supCon().terms({
 *   scores: { kind: "similarity", form: "cosine", range: [-1, 1], matrix: tensor2d([[0.5, 0.5]]) },
 *   selection: { kind: "pairs", positive: tensor2d([[1, 0]]), negative: tensor2d([[0, 1]]) },
 *   numbers: { temperature: scalar(0.1) },
 * });
 * assertAlmostEquals(await mean()(anchors!).array(), Math.log(2), 1e-6);
 * ```
 */
export const supCon = definePart({
  name: "sup-con",
  options: z.strictObject({
    temperature: z.number().positive().default(0.1).describe(
      "Divides similarities; no unit; above 0; 0.1 in the paper",
    ),
  }),
  create: ({ temperature }): TupleLoss<Pairs, "similarity", "temperature"> => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: { temperature },
    usualReducer: "mean-of-non-zero",
    terms({ scores, selection, numbers }) {
      const logits: Tensor2D = div(scores.matrix, numbers.temperature);
      return { anchors: attractionTerm({ logits, selection, weights: masks(selection).positive }) };
    },
  }),
});
