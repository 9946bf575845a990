/** How classes and clusters share their items. */
export interface Contingency {
  readonly count: number;
  /** Items of each class, and of each cluster. */
  readonly classSizes: readonly number[];
  readonly clusterSizes: readonly number[];
  /** Where a class and a cluster meet: their places in the two lists above, and their items, at least 1. */
  readonly cells: readonly {
    readonly class: number;
    readonly cluster: number;
    readonly items: number;
  }[];
}

/**
 * @throws {RangeError} If there are no items, or not one cluster for each label.
 */
export function contingency(labels: ArrayLike<number>, clusters: ArrayLike<number>): Contingency {
  if (labels.length === 0 || labels.length !== clusters.length) {
    throw new RangeError(
      "Cannot score a clustering: needs one cluster for each of at least 1 label, found " +
        `${labels.length} labels and ${clusters.length} clusters`,
    );
  }
  const [classOf, clusterOf] = [places(labels), places(clusters)];
  const classSizes = new Array<number>(classOf.size).fill(0);
  const clusterSizes = new Array<number>(clusterOf.size).fill(0);
  const met = new Map<number, number>();
  for (let item = 0; item < labels.length; item++) {
    const [own, cluster] = [classOf.get(labels[item]!)!, clusterOf.get(clusters[item]!)!];
    classSizes[own]!++;
    clusterSizes[cluster]!++;
    const cell = own * clusterSizes.length + cluster;
    met.set(cell, (met.get(cell) ?? 0) + 1);
  }
  return {
    count: labels.length,
    classSizes,
    clusterSizes,
    cells: [...met].map(([cell, items]) => ({
      class: Math.floor(cell / clusterSizes.length),
      cluster: cell % clusterSizes.length,
      items,
    })),
  };
}

function places(values: ArrayLike<number>): Map<number, number> {
  const found = new Map<number, number>();
  for (let index = 0; index < values.length; index++) {
    if (!found.has(values[index]!)) found.set(values[index]!, found.size);
  }
  return found;
}
