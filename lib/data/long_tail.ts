import { shuffle, type Streams } from "../random/mod.ts";
import type { Dataset } from "./dataset.ts";
import { samplesByClass } from "./_samples_by_class.ts";
import { selectSamples } from "./select_samples.ts";

/**
 * Makes classes of uneven size: of C classes in a random order, the i-th (from 0) keeps
 * round(nᵢ · ratio^(−i / (C − 1))) of its nᵢ samples, so that sizes fall evenly on a log scale and of equal
 * classes the largest has `ratio` times as many as the smallest. Under one seed the order of classes and of
 * samples is the same for every ratio.
 *
 * Reference: Cui, Jia, Lin, Song, Belongie, "Class-Balanced Loss Based on Effective Number of Samples", 2019,
 * section 5.1, the long-tailed CIFAR.
 *
 * @param streams Draws from `labels`.
 * @throws {RangeError} If the ratio is below 1, or a class would have fewer than two samples, and so no
 * positive pair.
 *
 * @example Eight, four and two of three classes
 * ```ts
 * import { longTail } from "@marginalia/marginalia/data";
 * import { streams } from "@marginalia/marginalia/random";
 * import { assertEquals } from "@std/assert";
 *
 * const labels = Int32Array.from({ length: 24 }, (_, sample) => sample % 3);
 * const even = {
 *   name: "even",
 *   shape: [1, 1, 1] as const,
 *   pixels: new Uint8Array(24),
 *   labels,
 *   classes: ["a", "b", "c"],
 * };
 * const uneven = longTail(even, { ratio: 4, streams: streams(1) });
 * const sizes = [0, 1, 2].map((label) => uneven.labels.filter((it) => it === label).length);
 * assertEquals(sizes.toSorted(), [2, 4, 8]);
 * ```
 */
export function longTail(
  dataset: Dataset,
  { ratio, streams }: { readonly ratio: number; readonly streams: Streams },
): Dataset {
  const classes = samplesByClass(dataset);
  const order = shuffle(streams.open("labels", "tail"), [...classes.keys()]);
  const steps = Math.max(1, classes.length - 1);
  const kept = order.flatMap((index, place) => {
    const samples = shuffle(streams.open("labels", `tail/${index}`), classes[index]!);
    const size = Math.round(samples.length * ratio ** (-place / steps));
    checkSize(dataset.name, ratio, size);
    return samples.slice(0, size);
  });
  return selectSamples(dataset, kept.toSorted((a, b) => a - b));
}

function checkSize(name: string, ratio: number, size: number): void {
  if (ratio >= 1 && size >= 2) return;
  throw new RangeError(
    `Cannot make the classes of ${name} uneven: the ratio must be at least 1 and leave each class 2 ` +
      `samples, found ${ratio}, which leaves ${size} of one`,
  );
}
