import { kthSmallest } from "./_kth_smallest.ts";

// Large enough to place the cut within a few ranks in a hundred, small enough to cost little.
const leastSample = 256;
const mostSample = 1024;

// Its multiples, modulo 1, fill an interval evenly, and have no period that the order of classes may share.
const goldenRatio = (Math.sqrt(5) - 1) / 2;

/**
 * A score that some more than `wanted` of the rows are almost surely within, by a sample of them, so that
 * one pass drops most rows. `Number.MAX_VALUE` where a sample would not help.
 *
 * @param score Of a row.
 */
export function sampledCut(
  count: number,
  wanted: number,
  score: (row: number) => number,
): number {
  const size = Math.min(mostSample, Math.max(leastSample, count >> 5));
  if (count < 2 * size) return Number.MAX_VALUE;
  const share = wanted / count;
  const expected = size * share;
  const rank = Math.ceil(expected + 3 * Math.sqrt(expected * (1 - share))) + 1;
  if (rank >= size) return Number.MAX_VALUE;
  const sample = new Float64Array(size);
  for (let index = 0; index < size; index++) {
    sample[index] = score(Math.floor(index * goldenRatio % 1 * count));
  }
  return Math.min(kthSmallest(sample, rank), Number.MAX_VALUE);
}
