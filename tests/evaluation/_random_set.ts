import seedrandom from "seedrandom";

/** A random set whose classes overlap; on the lattice many distances are exactly equal. */
export function randomSet(
  { seed, count, dimensions, classes, lattice = false }: {
    seed: string;
    count: number;
    dimensions: number;
    classes: number;
    lattice?: boolean;
  },
): { embeddings: Float32Array; labels: Int32Array; dimensions: number } {
  const random = seedrandom(seed);
  // Squaring makes class sizes uneven.
  const labels = Int32Array.from({ length: count }, () => Math.floor(random() ** 2 * classes));
  const centers = Array.from({ length: classes * dimensions }, () => random());
  const embeddings = Float32Array.from({ length: count * dimensions }, (_, index) => {
    const row = Math.floor(index / dimensions);
    const center = centers[labels[row]! * dimensions + index % dimensions]!;
    const value = center + 0.8 * (random() - 0.5);
    return lattice ? Math.round(2 * value) : value;
  });
  return { embeddings, labels, dimensions };
}
