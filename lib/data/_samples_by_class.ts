import type { Dataset } from "./dataset.ts";

/** Indices of each class's samples, `[class][sample]`, in order; empty for a class without any. */
export function samplesByClass({ labels, classes }: Dataset): readonly (readonly number[])[] {
  const samples: number[][] = classes.map(() => []);
  labels.forEach((label, sample) => samples[label]!.push(sample));
  return samples;
}
