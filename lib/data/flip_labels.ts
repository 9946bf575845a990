import { integerBelow, shuffle, type Streams } from "../random/mod.ts";
import type { Dataset } from "./dataset.ts";

/**
 * Gives a share of the labelled samples the label of another class, each equally likely: ⌊share · labelled + ½⌋
 * of them, whatever their class. Labels that are not known stay so. Under one seed a label that is wrong is
 * wrong, in the same way, for any larger share.
 *
 * Reference: Angluin, Laird, "Learning from Noisy Examples", 1988, classification noise; with more than two
 * classes it is known as symmetric noise.
 *
 * @param streams Draws from `labels`.
 * @throws {RangeError} If there is no other class.
 *
 * @example One of four
 * ```ts
 * import { flipLabels } from "@marginalia/marginalia/data";
 * import { streams } from "@marginalia/marginalia/random";
 * import { assertEquals } from "@std/assert";
 *
 * const clean = {
 *   name: "clean",
 *   shape: [1, 1, 1] as const,
 *   pixels: new Uint8Array(4),
 *   labels: Int32Array.of(0, 0, 1, 1),
 *   classes: ["a", "b"],
 * };
 * const { labels } = flipLabels(clean, { share: 0.25, streams: streams(1) });
 * assertEquals(labels.filter((label, sample) => label !== clean.labels[sample]).length, 1);
 * ```
 */
export function flipLabels(
  dataset: Dataset,
  { share, streams }: { readonly share: number; readonly streams: Streams },
): Dataset {
  const { name, classes } = dataset;
  if (classes.length < 2) {
    throw new RangeError(`Cannot flip labels of ${name}: needs at least 2 classes, found 1`);
  }
  const labels = dataset.labels.slice();
  const known = [...labels.keys()].filter((sample) => labels[sample]! >= 0);
  const prng = streams.open("labels", "noise");
  for (const sample of shuffle(prng, known).slice(0, Math.round(share * known.length))) {
    const other = integerBelow(prng, classes.length - 1);
    labels[sample] = other < labels[sample]! ? other : other + 1;
  }
  return { ...dataset, labels };
}
