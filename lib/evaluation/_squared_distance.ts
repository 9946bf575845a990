/** Squared Euclidean distance of a row of each of two matrices by direct difference, in float64. */
export function squaredDistance(
  first: Float32Array,
  firstRow: number,
  second: Float32Array,
  secondRow: number,
  dimensions: number,
): number {
  let sum = 0;
  let left = firstRow * dimensions;
  let right = secondRow * dimensions;
  for (const end = left + dimensions; left < end; left++, right++) {
    const difference = first[left]! - second[right]!;
    sum += difference * difference;
  }
  return sum;
}
