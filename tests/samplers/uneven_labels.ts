import { shuffle, streams } from "../../lib/random/mod.ts";

/** Ten classes of 7, 8, … 16 images, in random order; labels are 0, 10, … 90. */
export function unevenLabels(): Int32Array {
  const labels = Array.from({ length: 10 }, (_, index) => new Array(7 + index).fill(10 * index));
  return shuffle(streams(0).open("labels", "uneven"), Int32Array.from(labels.flat()));
}

/** How often each of `items` numbers occurs in the batches of the first `steps` steps. */
export function uses(
  batch: (step: number) => Iterable<number>,
  steps: number,
  items: number,
): number[] {
  const counts = new Array<number>(items).fill(0);
  for (let step = 0; step < steps; step++) {
    for (const item of batch(step)) counts[item]!++;
  }
  return counts;
}

/** Largest less smallest: 0 or 1 where all are used as equally as can be. */
export function spread(counts: readonly number[]): number {
  return Math.max(...counts) - Math.min(...counts);
}
