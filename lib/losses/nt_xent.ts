import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { div, softplus, sub, type Tensor2D } from "../tensor/mod.ts";
import { logSumOver } from "./_log_sum_over.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * Normalized temperature-scaled cross entropy: each positive pair against the negatives of its anchor,
 * −log(e^(s/τ) / (e^(s/τ) + Σ_n e^(s_n/τ))), one term `pairs`.
 *
 * Each ordered positive pair is a case of its own, and an anchor's other positives are not in its
 * denominator. A pair whose anchor has no negative costs nothing. Computed as
 * softplus(log Σ_n e^(s_n/τ) − s/τ), so no temperature overflows.
 *
 * Agrees with pytorch-metric-learning's `NTXentLoss` (reducer `mean`), which adds the smallest float32 to
 * each ratio before the logarithm, so that its loss ends at 87; here it has no such end. SimCLR, with two
 * views of each image, is the case of two rows a class.
 *
 * Reference: Chen, Kornblith, Norouzi, Hinton, "A Simple Framework for Contrastive Learning of Visual
 * Representations", 2020, equation 1.
 *
 * @example One positive and one equally similar negative
 * ```ts
 * import { ntXent } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { pairs } = ntXent().terms({
 *   scores: { kind: "similarity", form: "cosine", range: [-1, 1], matrix: tensor2d([[0.5, 0.5]]) },
 *   selection: { kind: "pairs", positive: tensor2d([[1, 0]]), negative: tensor2d([[0, 1]]) },
 *   numbers: { temperature: scalar(0.1) },
 * });
 * assertAlmostEquals(await mean()(pairs!).array(), Math.log(2), 1e-6);
 * ```
 */
export const ntXent = definePart({
  name: "nt-xent",
  options: z.strictObject({
    temperature: z.number().positive().default(0.07).describe(
      "Divides similarities; no unit; above 0; 0.07 is pytorch-metric-learning's, from Wu et al. 2018; " +
        "SimCLR found 0.1 best of 0.05, 0.1, 0.5 and 1",
    ),
  }),
  create: ({ temperature }): TupleLoss<Pairs, "similarity", "temperature"> => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: { temperature },
    usualReducer: "mean",
    terms({ scores, selection, numbers }) {
      const logits: Tensor2D = div(scores.matrix, numbers.temperature);
      const values = softplus(sub(logSumOver(logits, selection.negative), logits));
      return { pairs: { kind: "tuples", values, counts: selection.positive } };
    },
  }),
});
