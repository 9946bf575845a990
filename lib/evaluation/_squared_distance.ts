/** Squared Euclidean distance of two rows by direct difference, in float64. */
export function squaredDistance(
  embeddings: Float32Array,
  dimensions: number,
  first: number,
  second: number,
): number {
  let sum = 0;
  let left = first * dimensions;
  let right = second * dimensions;
  for (const end = left + dimensions; left < end; left++, right++) {
    const difference = embeddings[left]! - embeddings[right]!;
    sum += difference * difference;
  }
  return sum;
}
