import { shuffle, type Streams } from "../random/mod.ts";
import type { Dataset } from "./dataset.ts";
import { samplesByClass } from "./_samples_by_class.ts";

/**
 * Keeps the labels of `perClass` samples of each class; the others are −1, not known. Under one seed those
 * that keep theirs keep it for any larger number.
 *
 * @param streams Draws from `labels`.
 * @throws {RangeError} If a class has fewer samples.
 *
 * @example One of each class
 * ```ts
 * import { hideLabels } from "@marginalia/marginalia/data";
 * import { streams } from "@marginalia/marginalia/random";
 * import { assertEquals } from "@std/assert";
 *
 * const labels = Int32Array.of(0, 0, 1, 1);
 * const whole = {
 *   name: "whole",
 *   shape: [1, 1, 1] as const,
 *   pixels: new Uint8Array(4),
 *   labels,
 *   classes: ["a", "b"],
 * };
 * const known = hideLabels(whole, { perClass: 1, streams: streams(1) }).labels;
 * assertEquals([...known].toSorted(), [-1, -1, 0, 1]);
 * ```
 */
export function hideLabels(
  dataset: Dataset,
  { perClass, streams }: { readonly perClass: number; readonly streams: Streams },
): Dataset {
  const labels = new Int32Array(dataset.labels.length).fill(-1);
  samplesByClass(dataset).forEach((samples, label) => {
    if (samples.length < perClass) {
      throw new RangeError(
        `Cannot keep the labels of ${perClass} samples a class: class ${label} ` +
          `("${dataset.classes[label]}") of ${dataset.name} has ${samples.length}`,
      );
    }
    const order = shuffle(streams.open("labels", `known/${label}`), samples);
    for (const sample of order.slice(0, perClass)) labels[sample] = label;
  });
  return { ...dataset, labels };
}
