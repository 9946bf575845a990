import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { any, div, logicalOr, sub, type Tensor2D, where } from "../tensor/mod.ts";
import { chosenPairs } from "./_chosen_pairs.ts";
import { logSumOver } from "./_log_sum_over.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * NT-Xent as SimCLR defines it: each positive pair against all others of the batch,
 * −ln(e^(s_p/τ) / Σ_o e^(s_o/τ)), where o runs over the anchor's positives and negatives alike; one term
 * `pairs`.
 *
 * With two views of each image, a class an image, it is the paper's loss, and equal to `nt-xent` and
 * `sup-con`. Where an anchor has several positives they stand in each other's denominator; in `nt-xent`
 * they do not, and `sup-con` takes the mean by anchor first, so that large classes do not weigh more.
 *
 * Differs from pytorch-metric-learning's `NTXentLoss`, which is `nt-xent`; its `SelfSupervisedLoss` of
 * two views agrees with this one.
 *
 * Reference: Chen, Kornblith, Norouzi, Hinton, "A Simple Framework for Contrastive Learning of Visual
 * Representations", 2020, equation 1.
 *
 * @example Two positives and two negatives, all equally similar
 * ```ts
 * import { simclr } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { pairs } = simclr().terms({
 *   scores: {
 *     kind: "similarity",
 *     form: "cosine",
 *     range: [-1, 1],
 *     matrix: tensor2d([[0.5, 0.5, 0.5, 0.5]]),
 *   },
 *   selection: {
 *     kind: "pairs",
 *     positive: tensor2d([[1, 1, 0, 0]]),
 *     negative: tensor2d([[0, 0, 1, 1]]),
 *   },
 *   numbers: { temperature: scalar(0.5) },
 * });
 * assertAlmostEquals(await mean()(pairs!).array(), Math.log(4), 1e-6);
 * ```
 */
export const simclr = definePart({
  name: "simclr",
  options: z.strictObject({
    temperature: z.number().positive().default(0.1).describe(
      "Divides similarities; no unit; above 0; 0.1 is the paper's best of 0.05, 0.1, 0.5 and 1 on " +
        "ImageNet, 0.5 its choice on CIFAR-10",
    ),
  }),
  create: ({ temperature }): TupleLoss<Pairs, "similarity", "temperature"> => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: { temperature },
    usualReducer: "mean",
    terms({ scores, selection, numbers }) {
      const logits: Tensor2D = div(scores.matrix, numbers.temperature);
      const { positive, negative } = chosenPairs(selection);
      const others: Tensor2D = logicalOr(positive, negative);
      const logOfOthers = where(any(others, 1, true), logSumOver(logits, others), 0);
      const values = sub(logOfOthers, logits);
      return { pairs: { kind: "tuples", values, counts: selection.positive } };
    },
  }),
});
