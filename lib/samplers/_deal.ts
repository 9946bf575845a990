/** Hands number `hand` of as many as there are: every so-manieth item, as cards are dealt. */
export function deal<Item>(items: readonly Item[], hands: number, hand: number): Item[] {
  const count = Math.ceil((items.length - hand) / hands);
  return Array.from({ length: count }, (_, index) => items[hand + index * hands]!);
}
