import { type Contingency, contingency } from "./_contingency.ts";
import { entropy, mutualInformation } from "./_information.ts";

/**
 * Mutual information of classes and clusters, corrected for chance: AMI = (I - E[I]) / (mean of
 * H(classes) and H(clusters) - E[I]), with E[I] the expectation over all partitions with groups of the
 * same sizes. 1 where the two are one partition, about 0 by chance, where it may fall below 0.
 *
 * Reference: Vinh, Epps, Bailey, "Information theoretic measures for clusterings comparison", 2010,
 * equation 24a and AMI_sum of table 2.
 *
 * @param labels Class of each item, `[items]`.
 * @param clusters Cluster of each item, `[items]`.
 * @throws {RangeError} If there are no items, or the two differ in length.
 *
 * @example Clusters that say nothing
 * ```ts
 * import { adjustedMutualInformation } from "@marginalia/marginalia/evaluation";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(adjustedMutualInformation([0, 0, 1, 1], [0, 1, 0, 1]), -0.5);
 * ```
 */
export function adjustedMutualInformation(
  labels: ArrayLike<number>,
  clusters: ArrayLike<number>,
): number {
  const table = contingency(labels, clusters);
  const groups = [table.classSizes.length, table.clusterSizes.length];
  if (groups.every((count) => count === 1)) return 1;
  // One group against several tells nothing, and E[I] is 0 as well: 0 / 0.
  if (groups.some((count) => count === 1)) return 0;
  const expected = expectedInformation(table);
  const mean = (entropy(table.classSizes, table.count) + entropy(table.clusterSizes, table.count)) /
    2;
  const room = mean - expected;
  // Where every item is alone in both, there is no room but rounding's.
  if (Math.abs(room) < Number.EPSILON) return 1;
  return (mutualInformation(table) - expected) / room;
}

/** E[I] over partitions with these sizes: cells follow the hypergeometric distribution. */
function expectedInformation({ count, classSizes, clusterSizes }: Contingency): number {
  const logFactorials = new Float64Array(count + 1);
  for (let n = 1; n <= count; n++) logFactorials[n] = logFactorials[n - 1]! + Math.log(n);
  const logFactorial = (n: number) => logFactorials[n]!;
  // Classes, or clusters, of one size contribute equally.
  const tally = (sizes: readonly number[]) => [...Map.groupBy(sizes, (size) => size)];
  let sum = 0;
  for (const [a, classes] of tally(classSizes)) {
    for (const [b, clusters] of tally(clusterSizes)) {
      const fixed = logFactorial(a) + logFactorial(b) + logFactorial(count - a) +
        logFactorial(count - b) - logFactorial(count);
      let cell = 0;
      for (let n = Math.max(1, a + b - count); n <= Math.min(a, b); n++) {
        const probability = Math.exp(
          fixed - logFactorial(n) - logFactorial(a - n) - logFactorial(b - n) -
            logFactorial(count - a - b + n),
        );
        cell += n / count * Math.log(n * count / (a * b)) * probability;
      }
      sum += classes.length * clusters.length * cell;
    }
  }
  return sum;
}
