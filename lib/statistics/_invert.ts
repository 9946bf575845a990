/**
 * The x within the bracket at which an increasing function reaches `target`, by halving until no
 * float64 lies between.
 */
export function invert(
  increasing: (x: number) => number,
  target: number,
  [low, high]: readonly [low: number, high: number],
): number {
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (increasing(middle) < target) low = middle;
    else high = middle;
  }
}
