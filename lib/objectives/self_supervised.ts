import { byClass } from "../relations/mod.ts";
import { range, type Tensor1D, tile } from "../tensor/mod.ts";
import type { Objective } from "./objective.ts";

export interface SelfSupervisedOptions {
  readonly objective: Objective;
  /** Views of each image in a batch, at least 2. Default: 2. */
  readonly views?: number;
}

/**
 * Learns from views of images, without labels: of a batch of B rows the first B / views are the first view
 * of each image, the next the second in the same order, and so on. Views of one image are positive to each
 * other, all others negative. Labels are not looked at: in their place each row has its image's number in
 * the batch.
 *
 * Every row is an anchor, as in SimCLR. For first views against the others only, as in MoCo, put
 * {@linkcode queriesAndKeys} inside. Around a {@linkcode crossBatchMemory}, rows of earlier batches are
 * negative to all. Metrics are the inner objective's, its classes being the images.
 *
 * Agrees with pytorch-metric-learning's `SelfSupervisedLoss` (`symmetric=True`), which has two views.
 *
 * Evaluating throws a `RangeError` if the rows do not part into views.
 *
 * Reference: Chen, Kornblith, Norouzi, Hinton, "A Simple Framework for Contrastive Learning of Visual
 * Representations", 2020, section 2.1; for more views Tian, Krishnan, Isola, "Contrastive Multiview
 * Coding", 2020, section 3.4, the full graph.
 *
 * @throws {RangeError} If there are fewer than two views.
 *
 * @example Two images, two views
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { contrastive } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { selfSupervised, withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = selfSupervised({
 *   objective: withinBatch({ distance: euclidean(), miner: allPairs(), loss: contrastive() }),
 * });
 * const { metrics } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[0], [5], [0.5], [5.5]]), // views of 0: rows 0 and 2
 *     labels: tensor1d([-1, -1, -1, -1], "int32"),
 *   },
 *   parameters: {},
 *   memory: {},
 *   numbers: { "loss.margin": scalar(1), "loss.positiveMargin": scalar(0) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await metrics.meanPositiveDistance.array(), 0.5, 1e-6);
 * ```
 */
export function selfSupervised({ objective, views = 2 }: SelfSupervisedOptions): Objective {
  if (!Number.isInteger(views) || views < 2) {
    throw new RangeError(
      `Cannot learn from views: views must be a whole number ≥ 2, found ${views}`,
    );
  }
  // Labels never reach the objective, so none can be too large.
  const { classes: _, ...unlimited } = objective;
  return {
    ...unlimited,
    evaluate({ anchors: { embeddings }, ...rest }) {
      const [batch] = embeddings.shape;
      if (batch % views !== 0) {
        throw new RangeError(
          `Cannot learn from views: the batch must be a multiple of ${views} rows, found ${batch}`,
        );
      }
      const images: Tensor1D = tile(range(0, batch / views, 1, "int32"), [views]);
      return objective.evaluate({
        ...rest,
        anchors: { embeddings, labels: images },
        relation: byClass(images),
      });
    },
  };
}
