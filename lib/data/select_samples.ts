import type { Dataset } from "./dataset.ts";

/** The samples at the given indices, in that order, copied; the list of classes stays whole. */
export function selectSamples(dataset: Dataset, indices: ArrayLike<number>): Dataset {
  const size = dataset.shape[0] * dataset.shape[1] * dataset.shape[2];
  const pixels = new Uint8Array(indices.length * size);
  const labels = new Int32Array(indices.length);
  for (let sample = 0; sample < indices.length; sample++) {
    const index = indices[sample]!;
    pixels.set(dataset.pixels.subarray(index * size, (index + 1) * size), sample * size);
    labels[sample] = dataset.labels[index]!;
  }
  return { ...dataset, pixels, labels };
}
