import seedrandom from "seedrandom";

/** Draws from a seeded stream. */
export interface Draw {
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
}

export function drawFrom(seed: string): Draw {
  const next = seedrandom(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)]!,
  };
}
