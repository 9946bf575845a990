import { z } from "zod";
import type { ScoreKind } from "../distances/mod.ts";
import { normalizeRows, type Parameters } from "../encoders/mod.ts";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import {
  add,
  greater,
  max,
  maximum,
  mul,
  type Scalar,
  sigmoid,
  softplus,
  squeeze,
  sub,
  type Tensor1D,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";
import { centroidCosines } from "./_centroid_cosines.ts";
import { largestCounted } from "./_largest_counted.ts";
import { logSumOver } from "./_log_sum_over.ts";
import type { Loss } from "./loss.ts";

/** The paper keeps the scale above 0. */
const SMALLEST_SCALE = 1e-6;

/**
 * Generalized end-to-end: each row beside the centroids of the batch's classes, its own without itself.
 * With S_k = scale · cos(row, centroid k) + offset, own class y:
 *
 * - `softmax`: ln Σ_k e^(S_k) − S_y.
 * - `contrast`: 1 − σ(S_y) + max_{k≠y} σ(S_k).
 *
 * One term `anchors`, `[anchors]`. Scale and offset are learnt: the options are where they start, the
 * weights `scaleChange` and `offsetChange`, scalars, what is learnt on top. The scale stays above 0. In
 * `softmax` the offset cancels out, and is no weight.
 *
 * Looks at no score: embeddings are normalized, and compared by their cosine. The own centroid is the
 * mean of the anchor's selected positives; the others, each the mean of a whole class, are those of which
 * the anchor has a selected negative. An anchor without positives is not counted.
 * pytorch-metric-learning has no such loss.
 *
 * Reference: Wan, Wang, Papir, Lopez Moreno, "Generalized End-to-End Loss for Speaker Verification",
 * 2018, equations 6 to 9.
 *
 * @example Two classes of two rows, all in one direction
 * ```ts
 * import { cosine } from "@marginalia/marginalia/distances";
 * import { ge2e } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({ distance: cosine(), miner: allPairs(), loss: ge2e() });
 * const { loss } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[1, 2], [1, 2], [1, 2], [1, 2]]),
 *     labels: tensor1d([0, 0, 1, 1], "int32"),
 *   },
 *   parameters: { "loss.scaleChange": scalar(0) },
 *   memory: {},
 *   numbers: { "loss.scale": scalar(10), "loss.offset": scalar(-5) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), Math.log(2), 1e-6);
 * ```
 */
export const ge2e = definePart({
  name: "ge2e",
  options: z.strictObject({
    form: z.enum(["softmax", "contrast"]).default("softmax").describe(
      "Against all other centroids, or the nearest one; softmax is the paper's better one for " +
        "text-independent speakers, contrast for text-dependent ones",
    ),
    scale: z.number().positive().default(10).describe(
      "w: what multiplies cosines at the start; no unit; above 0; 10 in the paper",
    ),
    offset: z.number().default(-5).describe(
      "b: what contrast adds to scaled cosines at the start; no unit; any; −5 in the paper",
    ),
  }),
  create: ({ form, scale, offset }): Loss<Pairs, ScoreKind, "scale" | "offset"> => ({
    accepts: ["similarity", "distance"],
    selects: ["pairs"],
    numbers: { scale, offset },
    usualReducer: "mean",
    parameters: {
      scaleChange: { shape: [], initial: "zeros" },
      ...(form === "contrast" && { offsetChange: { shape: [], initial: "zeros" } }),
    },
    terms({ anchors, references, selection, parameters, numbers }) {
      const scale = maximum(
        add(numbers.scale, parameters["scaleChange"] as Scalar),
        SMALLEST_SCALE,
      );
      const { own, others, classes } = centroidCosines({
        anchors: normalizeRows(anchors.embeddings),
        references: normalizeRows(references.embeddings),
        labels: references.labels as Tensor1D,
        selection,
      });
      const toOwn: Tensor1D = mul(scale, own);
      const toOthers: Tensor2D = mul(scale, others);
      const values = form === "softmax"
        ? softplus(sub(squeeze(logSumOver(toOthers, classes), [1]), toOwn))
        : contrast(toOwn, toOthers, classes, learntOffset(numbers.offset, parameters));
      const counts: Tensor1D = max(masks(selection).positive, 1);
      return { anchors: { kind: "tuples", values, counts } };
    },
  }),
});

function learntOffset(start: Scalar, { offsetChange }: Parameters): Scalar {
  return add(start, offsetChange as Scalar);
}

/** 1 − σ(own + offset) + σ(largest other + offset), `[anchors]`; without another centroid the last is 0. */
function contrast(own: Tensor1D, others: Tensor2D, classes: Tensor2D, offset: Scalar): Tensor1D {
  const some = greater(max(classes, 1), 0);
  const nearest = sigmoid(add(largestCounted(others, classes), offset));
  return add(sub(1, sigmoid(add(own, offset))), where(some, nearest, 0));
}
