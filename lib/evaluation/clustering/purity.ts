import { contingency } from "./_contingency.ts";

/**
 * The share of items that are of the most frequent class of their cluster, 0-1. It is 1 where every item
 * is a cluster of its own: compare it only between clusterings of as many clusters.
 *
 * Reference: Manning, Raghavan, Schütze, "Introduction to Information Retrieval", 2008, equation 16.1.
 *
 * @param labels Class of each item, `[items]`.
 * @param clusters Cluster of each item, `[items]`.
 * @throws {RangeError} If there are no items, or the two differ in length.
 *
 * @example One stray in a cluster of three
 * ```ts
 * import { purity } from "@marginalia/marginalia/evaluation";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(purity([0, 0, 1, 1], [0, 0, 0, 1]), 0.75);
 * ```
 */
export function purity(labels: ArrayLike<number>, clusters: ArrayLike<number>): number {
  const { count, clusterSizes, cells } = contingency(labels, clusters);
  const largest = clusterSizes.map(() => 0);
  for (const { cluster, items } of cells) largest[cluster] = Math.max(largest[cluster]!, items);
  return largest.reduce((sum, items) => sum + items, 0) / count;
}
