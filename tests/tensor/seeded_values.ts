import seedrandom from "seedrandom";

/** Values in (-range, range), the same for a seed. */
export function seededValues(seed: string, count: number, range = 2): number[] {
  const draw = seedrandom(seed);
  return Array.from({ length: count }, () => (draw() * 2 - 1) * range);
}
