import { sample, streams } from "../random/mod.ts";

/** Rows of a fixed sample, ascending: the same for every set of `count` rows, whatever the trial. */
export function sampleRows(count: number, most: number): Int32Array {
  return sample(streams(0).open("evaluation", "sample"), count, Math.min(count, most)).sort();
}
