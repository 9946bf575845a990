import type { Contingency } from "./_contingency.ts";

/** H = -Σ p log p, in nats, of groups of these sizes. */
export function entropy(sizes: readonly number[], count: number): number {
  return -sizes.reduce((sum, size) => sum + size / count * Math.log(size / count), 0);
}

/** I = Σ over cells of p(c, k) log(p(c, k) / (p(c) p(k))), in nats. */
export function mutualInformation(
  { count, classSizes, clusterSizes, cells }: Contingency,
): number {
  const sum = cells.reduce((sum, cell) => {
    const expected = classSizes[cell.class]! * (clusterSizes[cell.cluster]! / count);
    return sum + cell.items / count * Math.log(cell.items / expected);
  }, 0);
  // What has no information comes out as some 1e-17.
  return sum < Number.EPSILON ? 0 : sum;
}
