import { contingency } from "./_contingency.ts";

/**
 * The Rand index corrected for chance: of the pairs of items that are together in a cluster, those that
 * are of one class, against the expectation over partitions with the same sizes.
 *
 * ARI = (Σ C(n_ck, 2) - E) / ((A + B)/2 - E), with A = Σ C(n_c, 2) over classes, B = Σ C(n_k, 2) over
 * clusters and E = A B / C(n, 2). 1 where the two are one partition, about 0 by chance, at least -0.5.
 *
 * Reference: Hubert, Arabie, "Comparing partitions", 1985, equation 5.
 *
 * @param labels Class of each item, `[items]`.
 * @param clusters Cluster of each item, `[items]`.
 * @throws {RangeError} If there are no items, or the two differ in length.
 *
 * @example Of two pairs together in the classes, one is together in the clusters
 * ```ts
 * import { adjustedRandIndex } from "@marginalia/marginalia/evaluation";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(adjustedRandIndex([0, 0, 1, 1], [0, 0, 1, 2]), 4 / 7);
 * ```
 */
export function adjustedRandIndex(
  labels: ArrayLike<number>,
  clusters: ArrayLike<number>,
): number {
  const { count, classSizes, clusterSizes, cells } = contingency(labels, clusters);
  const [inClasses, inClusters] = [pairsWithin(classSizes), pairsWithin(clusterSizes)];
  const together = pairsWithin(cells.map(({ items }) => items));
  const expected = count < 2 ? 0 : inClasses * (inClusters / (count * (count - 1) / 2));
  const most = (inClasses + inClusters) / 2;
  // Both put every item alone, or all in one group: they agree.
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function pairsWithin(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size * (size - 1) / 2, 0);
}
