import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  expandDims,
  max,
  mul,
  softplus,
  squeeze,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import { firstOfClass } from "./_first_of_class.ts";
import { firstLargest } from "./_first_largest.ts";
import { logSumOver } from "./_log_sum_over.ts";
import type { Loss } from "./loss.ts";

/**
 * One pair a class, each anchor against the positives of all other classes:
 * ln(1 + Σ_{b≠a} e^(s(a, p_b) − s(a, p_a))), one term `anchors`, `[anchors]`.
 *
 * Of each class the first anchor that has a selected positive is taken, with its first selected
 * positive, so that a batch of two rows a class is used wholly and of larger classes the rest is idle.
 * The paper's similarity is the dot product of embeddings that are not normalized but kept short by a
 * regularizer; any similarity will do.
 *
 * Agrees with pytorch-metric-learning's `NPairsLoss`, reducer `mean`; its default dot product is
 * normalized, which makes it a cosine.
 *
 * Reference: Sohn, "Improved Deep Metric Learning with Multi-class N-pair Loss Objective", 2016,
 * section 3.2, the N-pair-mc loss.
 *
 * @example Two classes of two rows, all equally similar
 * ```ts
 * import { cosine } from "@marginalia/marginalia/distances";
 * import { nPairs } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({ distance: cosine(), miner: allPairs(), loss: nPairs() });
 * const { loss } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[1, 2], [1, 2], [1, 2], [1, 2]]),
 *     labels: tensor1d([0, 0, 1, 1], "int32"),
 *   },
 *   parameters: {},
 *   memory: {},
 *   numbers: {},
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), Math.log(2), 1e-6);
 * ```
 */
export const nPairs = definePart({
  name: "n-pairs",
  options: z.strictObject({}),
  create: (): Loss<Pairs, "similarity", never> => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: {},
    usualReducer: "mean",
    terms({ scores, selection: { positive }, anchors }) {
      const counts = firstOfClass(anchors.labels as Tensor1D, max(positive, 1));
      const partner = firstLargest(positive);
      // How many anchors have each reference as their partner, in place of a column for each of them.
      const own: Tensor2D = mul(partner, expandDims(counts, 1));
      const ofAll = sum(own, 0, true);
      const others: Tensor2D = mul(expandDims(counts, 1), sub(ofAll, own));
      const toOwn = sum(mul(scores.matrix, own), 1, true);
      const values: Tensor1D = squeeze(softplus(sub(logSumOver(scores.matrix, others), toOwn)), [
        1,
      ]);
      return { anchors: { kind: "tuples", values, counts } };
    },
  }),
});
