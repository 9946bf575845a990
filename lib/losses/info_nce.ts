import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { concat, div, softplus, sub, type Tensor2D } from "../tensor/mod.ts";
import { logSumOver } from "./_log_sum_over.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * Picks each pair's partner out among negatives: −ln(e^(s_p/τ) / (e^(s_p/τ) + Σ_n e^(s_n/τ))), one term
 * `pairs`.
 *
 * Negatives are whatever the batch has: other pairs' partners, and explicit (hard) negatives as
 * references whose label no anchor has. `directions: "both"` also asks each partner to pick its anchor
 * out among the anchors that are negative to it, and takes the mean of the two, as CLIP does; explicit
 * negatives have no anchor to pick, so that they take no part in that. Other positives are in no
 * denominator, and a negative counts as often as it is chosen. A pair without negatives costs nothing.
 *
 * `directions: "from-anchors"` is `nt-xent`. Agrees with sentence-transformers'
 * `MultipleNegativesRankingLoss` (1/τ is its `scale`) where no two pairs are of one class, and with
 * `nt-xent` of pytorch-metric-learning.
 *
 * Reference: van den Oord, Li, Vinyals, "Representation Learning with Contrastive Predictive Coding",
 * 2018, equation 4; both directions: Radford et al., "Learning Transferable Visual Models From Natural
 * Language Supervision", 2021, figure 3.
 *
 * @example Two pairs across two towers, and one explicit negative
 * ```ts
 * import { infoNce } from "@marginalia/marginalia/losses";
 * import { sum } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const inputs = {
 *   scores: {
 *     kind: "similarity",
 *     form: "cosine",
 *     range: [-1, 1],
 *     matrix: tensor2d([[0.5, 0.5, 0.5], [0.5, 0.5, 0.5]]),
 *   },
 *   selection: {
 *     kind: "pairs",
 *     positive: tensor2d([[1, 0, 0], [0, 1, 0]]),
 *     negative: tensor2d([[0, 1, 1], [1, 0, 1]]),
 *   },
 *   numbers: { temperature: scalar(0.1) },
 * } as const;
 * const fromAnchors = infoNce().terms(inputs);
 * assertAlmostEquals(await sum()(fromAnchors.pairs!).array(), 2 * Math.log(3), 1e-5);
 * const both = infoNce({ directions: "both" }).terms(inputs);
 * assertAlmostEquals(await sum()(both.pairs!).array(), Math.log(3) + Math.log(2), 1e-5);
 * ```
 */
export const infoNce = definePart({
  name: "info-nce",
  options: z.strictObject({
    temperature: z.number().positive().default(0.07).describe(
      "Divides similarities; no unit; above 0; 0.07 in MoCo, and where CLIP starts",
    ),
    directions: z.enum(["from-anchors", "both"]).default("from-anchors").describe(
      "Who picks: anchors among references, or also references among anchors; from-anchors in the " +
        "paper, both in CLIP",
    ),
  }),
  create: ({ temperature, directions }): TupleLoss<Pairs, "similarity", "temperature"> => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: { temperature },
    usualReducer: "mean",
    terms({ scores, selection: { positive, negative }, numbers }) {
      const logits: Tensor2D = div(scores.matrix, numbers.temperature);
      const along = (axis: 0 | 1) => softplus(sub(logSumOver(logits, negative, axis), logits));
      if (directions === "from-anchors") {
        return { pairs: { kind: "tuples", values: along(1), counts: positive } };
      }
      const half = div(positive, 2);
      return {
        pairs: {
          kind: "tuples",
          values: concat([along(1), along(0)], 1),
          counts: concat([half, half], 1),
        },
      };
    },
  }),
});
