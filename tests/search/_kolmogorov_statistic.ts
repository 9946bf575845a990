/** Largest difference between the share of values below a bound and the bound. */
export function kolmogorovStatistic(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.max(
    ...sorted.flatMap((value, index) => [
      Math.abs(value - index / sorted.length),
      Math.abs(value - (index + 1) / sorted.length),
    ]),
  );
}
