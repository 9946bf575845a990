import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { gather } from "../tensor/mod.ts";
import { gradedPairs } from "./_graded_pairs.ts";
import { gradeOrderTerm } from "./_grade_order_term.ts";
import type { Loss } from "./loss.ts";
import { pick } from "./_pick.ts";

/**
 * Orders graded pairs: whichever pair has the higher grade should be the more similar,
 * ln(1 + Σ e^(scale (s_j − s_i))) over all pairs i, j of which i has the higher grade; one term `batch`
 * with one value, counted unless all grades are equal.
 *
 * Rows 2i and 2i + 1 are a pair; labels are its grade on both rows, float32 `[rows]`, of which only the
 * order matters; they go with the relation `byGrade`. It looks at no selection.
 *
 * Agrees with sentence-transformers' `CoSENTLoss`. pytorch-metric-learning has no such loss.
 *
 * Reference: Su, "CoSENT: a better sentence-embedding scheme than Sentence-BERT" (in Chinese), 2022.
 *
 * @example Two pairs, equally similar but not equally graded
 * ```ts
 * import { cosine } from "@marginalia/marginalia/distances";
 * import { cosent } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { byGrade, type Relate } from "@marginalia/marginalia/relations";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: cosine(),
 *   miner: allPairs(),
 *   loss: cosent(),
 *   relate: byGrade as Relate,
 * });
 * const { loss } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[1, 0], [0, 1], [1, 0], [0, 1]]),
 *     labels: tensor1d([0.2, 0.2, 0.9, 0.9]),
 *   },
 *   parameters: {},
 *   memory: {},
 *   numbers: { "loss.scale": scalar(20) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), Math.log(2), 1e-6);
 * ```
 *
 * @throws {RangeError} `terms` does, if a row has no partner.
 * @throws {TypeError} `terms` does, if the batch meets references, or labels are not one number a row.
 */
export const cosent = definePart({
  name: "cosent",
  options: z.strictObject({
    scale: z.number().positive().default(20).describe(
      "Multiplies similarities; no unit; above 0; 20 in the reference",
    ),
  }),
  create: ({ scale }): Loss<Pairs, "similarity", "scale"> => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: { scale },
    usualReducer: "mean",
    terms(inputs) {
      const { firsts, seconds } = gradedPairs(inputs, "cosent");
      const similarities = pick(inputs.scores.matrix, firsts, seconds);
      const grades = gather(inputs.anchors.labels, firsts);
      return { batch: gradeOrderTerm(similarities, grades, inputs.numbers.scale) };
    },
  }),
});
