import { streams } from "../../lib/random/mod.ts";
import type { Dataset } from "../../lib/data/mod.ts";

/** Random images with the given number in each class; labels come in turns, as long as they last. */
export function tinyDataset(
  counts: readonly number[],
  shape: Dataset["shape"] = [1, 2, 1],
): Dataset {
  const turns = Array.from({ length: Math.max(...counts) }, (_, turn) => {
    return counts.flatMap((count, label) => turn < count ? [label] : []);
  });
  const labels = Int32Array.from(turns.flat());
  const prng = streams(0).open("labels", "tiny");
  const pixels = Uint8Array.from(
    { length: labels.length * shape[0] * shape[1] * shape[2] },
    () => Math.floor(256 * prng()),
  );
  return {
    name: "tiny",
    shape,
    pixels,
    labels,
    classes: counts.map((_, label) => `class ${label}`),
  };
}

/** The data set with each sample's pixels replaced by its index, in two bytes: tells samples apart. */
export function numbered(dataset: Dataset): Dataset {
  const pixels = Uint8Array.from(
    dataset.labels.keys().flatMap((sample) => [sample >> 8, sample & 255]),
  );
  return { ...dataset, shape: [1, 2, 1], pixels };
}

/** The indices that {@linkcode numbered} wrote. */
export function numbers({ pixels, labels }: Dataset): number[] {
  return Array.from(labels, (_, sample) => 256 * pixels[2 * sample]! + pixels[2 * sample + 1]!);
}

/** Samples of each class. */
export function classCounts({ labels, classes }: Dataset): number[] {
  return classes.map((_, index) => labels.filter((label) => label === index).length);
}
