import type { Scores } from "../distances/mod.ts";
import type { LossTerms } from "../losses/mod.ts";
import { normalizeRows } from "../encoders/mod.ts";
import type { Relation } from "../relations/mod.ts";
import { termStatistics } from "../reducers/mod.ts";
import {
  addN,
  div,
  maximum,
  mean,
  mul,
  type Scalar,
  square,
  sub,
  sum,
  type Tensor2D,
} from "../tensor/mod.ts";

/** What is measured of a batch, apart from the loss itself. */
export type BatchMetricName =
  /** Σ count: tuples that the miner selected, repeats counted. */
  | "selected"
  /** Share of the selected tuples whose loss is above 0, in [0, 1]. */
  | "activeShare"
  /** Mean distance over all pairs of two images of one class in the batch. */
  | "meanPositiveDistance"
  /** Mean distance over all pairs of two classes in the batch. */
  | "meanNegativeDistance"
  /** meanNegativeDistance - meanPositiveDistance: above 0 where classes stand apart. */
  | "distanceGap"
  /**
   * Variance of the embeddings, each scaled to length 1: 1 - ‖mean‖², in [0, 1]; 0 when all have
   * collapsed onto one direction.
   */
  | "embeddingSpread";

export interface BatchMeasures {
  /** `[batch, dimensions]` */
  readonly embeddings: Tensor2D;
  readonly distances: Scores<"distance">;
  readonly relation: Relation;
  readonly terms: LossTerms;
}

/**
 * Measures a batch. A mean over no tuple at all is 0.
 *
 * Reference for the spread: Chen, He, "Exploring Simple Siamese Representation Learning", 2021, section 4.1,
 * which watches the same embeddings' standard deviation.
 */
export function measureBatch(
  { embeddings, distances, relation, terms }: BatchMeasures,
): Record<BatchMetricName, Scalar> {
  const statistics = Object.values(terms).map(termStatistics);
  const selected = addN(statistics.map(({ count }) => count));
  const active = addN(statistics.map(({ active }) => active));

  const { positive, negative } = relation;
  const meanPositiveDistance = weightedMean(distances.matrix, positive);
  const meanNegativeDistance = weightedMean(distances.matrix, negative);
  const center = mean(normalizeRows(embeddings), 0);

  return {
    selected,
    activeShare: div(active, maximum(selected, 1)),
    meanPositiveDistance,
    meanNegativeDistance,
    distanceGap: sub(meanNegativeDistance, meanPositiveDistance),
    embeddingSpread: sub(1, sum(square(center))),
  };
}

function weightedMean(values: Tensor2D, weights: Tensor2D): Scalar {
  return div(sum(mul(values, weights)), maximum(sum(weights), 1));
}
