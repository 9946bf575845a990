import { contingency } from "./_contingency.ts";
import { entropy, mutualInformation } from "./_information.ts";

/**
 * Normalized mutual information of classes and clusters: NMI = 2 I / (H(classes) + H(clusters)), the
 * arithmetic normalization, 0-1. 1 where the two are one partition. It rises with the number of clusters
 * by chance alone, which `adjustedMutualInformation()` corrects.
 *
 * Reference: Strehl, Ghosh, "Cluster ensembles", 2002, with the arithmetic in place of the geometric mean,
 * as scikit-learn and pytorch-metric-learning have it.
 *
 * @param labels Class of each item, `[items]`.
 * @param clusters Cluster of each item, `[items]`; the numbers themselves mean nothing.
 * @throws {RangeError} If there are no items, or the two differ in length.
 *
 * @example One item in the wrong cluster
 * ```ts
 * import { normalizedMutualInformation } from "@marginalia/marginalia/evaluation";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(normalizedMutualInformation([0, 0, 1, 1], [5, 5, 3, 3]), 1);
 * assertAlmostEquals(normalizedMutualInformation([0, 0, 1, 1], [5, 5, 3, 5]), 0.3437, 1e-4);
 * ```
 */
export function normalizedMutualInformation(
  labels: ArrayLike<number>,
  clusters: ArrayLike<number>,
): number {
  const table = contingency(labels, clusters);
  if (table.classSizes.length === 1 && table.clusterSizes.length === 1) return 1;
  const entropies = entropy(table.classSizes, table.count) +
    entropy(table.clusterSizes, table.count);
  return 2 * mutualInformation(table) / entropies;
}
