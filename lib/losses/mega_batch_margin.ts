import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { add, expandDims, greater, max, relu, sub, where } from "../tensor/mod.ts";
import { largestCounted } from "./_largest_counted.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * Each positive pair beside the hardest negative of a large batch:
 * [positiveMargin − s_p]₊ + [max_n s_n − negativeMargin]₊, one term `pairs`.
 *
 * The larger the batch, the harder its hardest negative; of equally similar ones the first is taken. A
 * pair whose anchor has no negative has the first part only.
 *
 * Agrees with sentence-transformers' `MegaBatchMarginLoss` where no two pairs are of one class.
 * pytorch-metric-learning has no such loss. The paper compares the two similarities with each other, by
 * one margin.
 *
 * Reference: Wieting, Gimpel, "ParaNMT-50M: Pushing the Limits of Paraphrastic Sentence Embeddings with
 * Millions of Machine Translations", 2018 (mega-batching).
 *
 * @example A positive at 0.5, and two negatives of which one matters
 * ```ts
 * import { megaBatchMargin } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { pairs } = megaBatchMargin().terms({
 *   scores: {
 *     kind: "similarity",
 *     form: "cosine",
 *     range: [-1, 1],
 *     matrix: tensor2d([[0.5, 0.2, 0.7]]),
 *   },
 *   selection: { kind: "pairs", positive: tensor2d([[1, 0, 0]]), negative: tensor2d([[0, 1, 1]]) },
 *   numbers: { positiveMargin: scalar(0.8), negativeMargin: scalar(0.3) },
 * });
 * assertAlmostEquals(await mean()(pairs!).array(), 0.3 + 0.4, 1e-6);
 * ```
 */
export const megaBatchMargin = definePart({
  name: "mega-batch-margin",
  options: z.strictObject({
    positiveMargin: z.number().default(0.8).describe(
      "Positives more similar than this cost nothing, in the similarity's unit; any; 0.8 in " +
        "sentence-transformers",
    ),
    negativeMargin: z.number().default(0.3).describe(
      "Negatives less similar than this cost nothing, in the similarity's unit; any; 0.3 in " +
        "sentence-transformers",
    ),
  }),
  create: ({ positiveMargin, negativeMargin }): TupleLoss<
    Pairs,
    "similarity",
    "positiveMargin" | "negativeMargin"
  > => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: { positiveMargin, negativeMargin },
    usualReducer: "mean",
    terms({ scores: { matrix }, selection: { positive, negative }, numbers }) {
      const pull = relu(sub(numbers.positiveMargin, matrix));
      const tooNear = relu(sub(largestCounted(matrix, negative), numbers.negativeMargin));
      const push = where(greater(max(negative, 1), 0), tooNear, 0);
      const values = add(pull, expandDims(push, 1));
      return { pairs: { kind: "tuples", values, counts: positive } };
    },
  }),
});
