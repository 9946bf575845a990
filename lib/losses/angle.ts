import { z } from "zod";
import type { ScoreKind } from "../distances/mod.ts";
import { normalizeRows } from "../encoders/mod.ts";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  abs,
  add,
  concat,
  gather,
  mul,
  neg,
  split,
  sum,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import { gradedPairs } from "./_graded_pairs.ts";
import { gradeOrderTerm } from "./_grade_order_term.ts";
import type { Loss } from "./loss.ts";

/**
 * AnglE: orders graded pairs as `cosent` does, by their angle in complex space, which does not saturate
 * where the cosine does: ln(1 + Σ e^(scale (a_j − a_i))) over all pairs i, j of which i has the higher
 * grade; one term `batch` with one value, counted unless all grades are equal.
 *
 * The first half of an embedding is taken as real parts, the second as imaginary ones. With z and w so
 * read, both scaled to length 1, a = |Σ Re(z w̄) + Σ Im(z w̄)|.
 *
 * Rows 2i and 2i + 1 are a pair; labels are its grade on both rows, float32 `[rows]`, of which only the
 * order matters; they go with the relation `byGrade`. It looks at no score and no selection. The paper
 * adds this term to `cosent` and to in-batch negatives.
 *
 * Agrees with sentence-transformers' `AnglELoss`. pytorch-metric-learning has no such loss.
 *
 * Reference: Li, Li, "AnglE-optimized Text Embeddings", 2023, section 3.4.
 *
 * @example Two pairs at the same angle but not of the same grade
 * ```ts
 * import { cosine } from "@marginalia/marginalia/distances";
 * import { angle } from "@marginalia/marginalia/losses";
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
 *   loss: angle(),
 *   relate: byGrade as Relate,
 * });
 * const { loss } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[1, 0], [0, 1], [2, 0], [0, 3]]),
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
 * @throws {RangeError} `terms` does, if a row has no partner, or embeddings have an odd length.
 * @throws {TypeError} `terms` does, if the batch meets references, or labels are not one number a row.
 */
export const angle = definePart({
  name: "angle",
  options: z.strictObject({
    scale: z.number().positive().default(20).describe(
      "Multiplies angles; no unit; above 0; 20 in sentence-transformers",
    ),
  }),
  create: ({ scale }): Loss<Pairs, ScoreKind, "scale"> => ({
    accepts: ["similarity", "distance"],
    selects: ["pairs"],
    numbers: { scale },
    usualReducer: "mean",
    terms(inputs) {
      const { firsts, seconds } = gradedPairs(inputs, "angle");
      const { embeddings, labels } = inputs.anchors;
      const rows = normalizeRows(embeddings);
      const angles = complexAngles(gather(rows, firsts), gather(rows, seconds));
      return { batch: gradeOrderTerm(angles, gather(labels, firsts), inputs.numbers.scale) };
    },
  }),
});

/** |Σ Re(z w̄) + Σ Im(z w̄)| of each row, `[rows]`. */
function complexAngles(z: Tensor2D, w: Tensor2D): Tensor1D {
  const [, dimensions] = z.shape;
  if (dimensions % 2 !== 0) {
    throw new RangeError(
      `Cannot compute angle: embeddings must have an even length, found ${dimensions}; ` +
        "add or drop a dimension",
    );
  }
  const [real, imaginary] = split(z, 2, 1) as [Tensor2D, Tensor2D];
  // Im(z w̄) = Re(−i z · w̄), and −i z has the parts (imaginary, −real).
  const turned = concat([imaginary, neg(real)], 1);
  return abs(sum(mul(add(z, turned), w), 1));
}
