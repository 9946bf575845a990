/** Ranks of values, and what ties among them take from the variance of rank sums. */
export interface MidRanks {
  /** From 1, in the order of the values; tied values share the mean of their ranks. */
  readonly ranks: readonly number[];
  /** Σ (t³ - t) over groups of t equal values; 0 where none are equal. */
  readonly ties: number;
}

/** Ranks values from the smallest. */
export function midRanks(values: readonly number[]): MidRanks {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Array<number>(values.length);
  let ties = 0;
  for (let first = 0; first < order.length;) {
    let end = first + 1;
    while (end < order.length && values[order[end]!] === values[order[first]!]) end++;
    const size = end - first;
    for (const index of order.slice(first, end)) ranks[index] = (first + 1 + end) / 2;
    ties += size ** 3 - size;
    first = end;
  }
  return { ranks, ties };
}
