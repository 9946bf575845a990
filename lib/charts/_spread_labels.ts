/**
 * Moves labels apart until none is nearer than `gap` to the next, keeping their order and, where there
 * is room, staying within 0 to `length`. All in pixels; gives the new positions in the order given.
 */
export function spreadLabels(
  positions: readonly number[],
  { gap, length }: { readonly gap: number; readonly length: number },
): number[] {
  const order = positions.map((_, index) => index)
    .sort((a, b) => positions[a]! - positions[b]! || a - b);
  const spread = [...positions];
  // Down from the top, then back up from the bottom.
  let free = 0;
  for (const index of order) {
    spread[index] = Math.max(spread[index]!, free);
    free = spread[index]! + gap;
  }
  free = length;
  for (const index of order.toReversed()) {
    spread[index] = Math.min(spread[index]!, free);
    free = spread[index]! - gap;
  }
  return spread;
}
