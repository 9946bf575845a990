import { z } from "zod";
import type { ScoreKind } from "../distances/mod.ts";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  add,
  div,
  matMul,
  mul,
  squaredDifference,
  sub,
  sum,
  type Tensor2D,
  transpose,
} from "../tensor/mod.ts";
import { classLoss } from "./_class_loss.ts";
import { classTargets } from "./_class_targets.ts";
import type { Loss, LossContext } from "./loss.ts";

/**
 * Half the squared distance to the centre of the class: ½ ‖x − c_y‖² for an embedding x of class y. One term,
 * `rows`, a value an embedding.
 *
 * The centres, `centers` `[classes, dimensions]`, are memory, not trained weights: they begin at 0, and after
 * each step c_j moves by rate · Σ_{x of class j} (x − c_j) / (1 + n_j), where n_j such embeddings were in the
 * batch. No gradient goes through them. Centres at 0 pull on the length of an embedding only, so those that an
 * encoder scales to length 1 feel them from the second step on.
 *
 * Nothing pushes classes apart: it goes with a loss that does, e.g. with a weight of 0.003 beside a softmax in
 * the paper, where both are sums over the batch; of two means the ratio is the same.
 *
 * Looks at no score; the chosen pairs weigh rows, but not what centres remember, and rows of label −1 are
 * left out, as in {@linkcode normalizedSoftmax}. pytorch-metric-learning has none.
 *
 * Reference: Wen, Zhang, Li, Qiao, "A Discriminative Feature Learning Approach for Deep Face Recognition",
 * 2016, equations 2 to 4.
 *
 * @example The first embedding of a class, 5 from its centre at 0
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { center } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: euclidean(),
 *   miner: allPairs(),
 *   loss: center({}, { classes: 1, dimensions: 2 }),
 * });
 * const { loss, memory } = objective.evaluate({
 *   anchors: { embeddings: tensor2d([[3, 4]]), labels: tensor1d([0], "int32") },
 *   parameters: {},
 *   memory: { "loss.centers": tensor2d([[0, 0]]) },
 *   numbers: { "loss.rate": scalar(0.5) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), 12.5, 1e-6);
 * assertEquals(await memory["loss.centers"]?.array(), [[0.75, 1]]); // 0.5 / 2 of the way
 * ```
 */
export const center = definePart({
  name: "center",
  options: z.strictObject({
    rate: z.number().min(0).max(1).default(0.5).describe(
      "How far centres follow; no unit; 0 to 1; 0.5 in the paper",
    ),
  }),
  create: (
    { rate },
    { classes, dimensions }: LossContext,
  ): Loss<Pairs, ScoreKind, "rate"> => ({
    ...classLoss({
      classes,
      numbers: { rate },
      parameters: {},
      rowLosses({ anchors, memory }, target) {
        const own = matMul(target, memory["centers"] as Tensor2D);
        return div(sum(squaredDifference(anchors.embeddings, own), 1), 2);
      },
    }),
    memory: { centers: { shape: [classes, dimensions], dtype: "float32", fill: 0 } },
    remember({ anchors, memory, numbers }) {
      const target = classTargets(anchors.labels, classes);
      const centers = memory["centers"] as Tensor2D;
      const counts: Tensor2D = transpose(sum(target, 0, true));
      const way = sub(matMul(target, anchors.embeddings, true), mul(counts, centers));
      return { centers: add(centers, mul(numbers.rate, div(way, add(counts, 1)))) };
    },
  }),
});
