/**
 * Pearson's statistic of observed counts against expected ones; one expected count stands for all.
 * Under the claimed distribution it has `counts.length - 1` degrees of freedom.
 */
export function chiSquared(
  counts: ArrayLike<number>,
  expected: number | ArrayLike<number>,
): number {
  return Array.from(counts).reduce((sum, count, index) => {
    const mean = typeof expected === "number" ? expected : expected[index]!;
    return sum + (count - mean) ** 2 / mean;
  }, 0);
}

/**
 * What the statistic exceeds with a probability of one in a million, by degrees of freedom: the
 * exact quantiles of the χ² distribution, rounded up. Seeds are fixed, so that a test never fails
 * by chance.
 */
export const ONE_IN_A_MILLION = {
  5: 35.89,
  9: 44.82,
  11: 48.88,
  19: 63.69,
  23: 70.56,
  63: 131.38,
  99: 180.8,
} as const;

/** How often each whole number below `bins` occurs. */
export function histogram(values: Iterable<number>, bins: number): Float64Array {
  const counts = new Float64Array(bins);
  for (const value of values) counts[value]!++;
  return counts;
}
