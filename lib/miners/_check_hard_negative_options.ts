import type { HardNegativeOptions } from "./hard_negatives.ts";

/** Throws unless the options make sense together. */
export function checkHardNegativeOptions(options: HardNegativeOptions): void {
  const { embeddings, dimensions, labels, ranks: [from, to] = [0, 10] } = options;
  if (
    !Number.isInteger(dimensions) || dimensions < 1 ||
    embeddings.length !== labels.length * dimensions
  ) {
    throw new TypeError(
      `Cannot mine hard negatives: embeddings must be [${labels.length}, ${dimensions}], found ${embeddings.length} values`,
    );
  }
  if (!embeddings.every(Number.isFinite)) {
    throw new RangeError(
      "Cannot mine hard negatives: embeddings must be finite, found one that is not",
    );
  }
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to <= from) {
    throw new RangeError(
      `Cannot mine hard negatives: ranks must be whole numbers, the first 0 or more and less than the second, found ${from} and ${to}`,
    );
  }
  const { positivesPerAnchor = 1, negativesPerPositive = 1, blockSize = 1 } = options;
  for (
    const [name, count] of Object.entries({ positivesPerAnchor, negativesPerPositive, blockSize })
  ) {
    if (Number.isInteger(count) && count >= 1) continue;
    throw new RangeError(
      `Cannot mine hard negatives: ${name} must be a whole number of at least 1, found ${count}`,
    );
  }
}
