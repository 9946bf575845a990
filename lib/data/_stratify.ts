import type { Prng } from "../random/mod.ts";
import { shuffle } from "../random/mod.ts";

/**
 * Draws disjoint sets of samples, each with the classes in the same proportion as in the whole (by
 * largest remainder; ties go to the first class).
 *
 * @param classes Samples of each class, `[class][sample]`.
 * @param sizes Samples of each set; they add up to at most the whole.
 * @param open Opens the stream that shuffles a class.
 * @returns The sets, `[set][sample]`, in ascending order.
 */
export function stratify(
  classes: readonly (readonly number[])[],
  sizes: readonly number[],
  open: (index: number) => Prng,
): Int32Array[] {
  const left = classes.map((samples, index) => shuffle(open(index), samples));
  return sizes.map((size) => {
    const quotas = proportional(left.map((samples) => samples.length), size);
    return Int32Array.from(left.flatMap((samples, index) => samples.splice(0, quotas[index])))
      .sort();
  });
}

/** Whole numbers that add up to `size`, in proportion to `counts` and none above its count. */
function proportional(counts: readonly number[], size: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const exact = counts.map((count) => size * count / Math.max(1, total));
  const quotas = exact.map(Math.floor);
  const short = size - quotas.reduce((sum, quota) => sum + quota, 0);
  const byRemainder = [...counts.keys()].toSorted((a, b) => {
    return (exact[b]! - quotas[b]!) - (exact[a]! - quotas[a]!) || a - b;
  });
  for (const index of byRemainder.slice(0, short)) quotas[index]!++;
  return quotas;
}
