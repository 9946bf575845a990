import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { div, type Tensor2D } from "../tensor/mod.ts";
import { attractionTerm } from "./_attraction_term.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * Supervised contrastive for graded relations: `sup-con` with each positive pulled as hard as it is
 * related, −(1/|P|) Σ_p w_p ln(e^(s_p/τ) / Σ_o e^(s_o/τ)), where P are the anchor's positives and o runs
 * over its positives and negatives; one term `anchors`, `[anchors]`.
 *
 * The weights w are the selection's counts: with the miner `all-pairs` and the relation `byLabelSets`
 * the Jaccard index of the two label sets. The relation's threshold says who is a positive; the sum is
 * divided by how many there are, not by their weights. An anchor without positives is not counted. With
 * weights of 1 it is `sup-con`.
 *
 * pytorch-metric-learning 2.9 has no such loss; agrees with 3.0's `MultiSupConLoss`, whose threshold is
 * 0.5, but for empty label sets: there they are positive to each other, here they are unlabelled.
 *
 * Reference: Zaigrajew, Zieba, "Contrastive Learning for Multi-Label Classification", 2022.
 *
 * @example A positive that shares half of its labels, and an equally similar negative
 * ```ts
 * import { multiSupCon } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { anchors } = multiSupCon().terms({
 *   scores: { kind: "similarity", form: "cosine", range: [-1, 1], matrix: tensor2d([[0.5, 0.5]]) },
 *   selection: { kind: "pairs", positive: tensor2d([[0.5, 0]]), negative: tensor2d([[0, 1]]) },
 *   numbers: { temperature: scalar(0.1) },
 * });
 * assertAlmostEquals(await mean()(anchors!).array(), 0.5 * Math.log(2), 1e-6);
 * ```
 */
export const multiSupCon = definePart({
  name: "multi-sup-con",
  options: z.strictObject({
    temperature: z.number().positive().default(0.1).describe(
      "Divides similarities; no unit; above 0; 0.1 in pytorch-metric-learning 3",
    ),
  }),
  create: ({ temperature }): TupleLoss<Pairs, "similarity", "temperature"> => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: { temperature },
    usualReducer: "mean-of-non-zero",
    terms({ scores, selection, numbers }) {
      const logits: Tensor2D = div(scores.matrix, numbers.temperature);
      return { anchors: attractionTerm({ logits, selection, weights: selection.positive }) };
    },
  }),
});
