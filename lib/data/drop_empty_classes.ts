import type { Dataset } from "./dataset.ts";

/**
 * The data set with only the classes that have an image, numbered from 0 in their old order. What goes by
 * equality of labels sees no difference; a loss with a weight a class has none to spare.
 *
 * @example The even ones of four classes
 * ```ts
 * import { dropEmptyClasses } from "@marginalia/marginalia/data";
 * import { assertEquals } from "@std/assert";
 *
 * const { labels, classes } = dropEmptyClasses({
 *   name: "evens",
 *   shape: [1, 1, 1],
 *   pixels: Uint8Array.of(5, 6, 7),
 *   labels: Int32Array.of(2, 0, 2),
 *   classes: ["zero", "one", "two", "three"],
 * });
 * assertEquals([...labels], [1, 0, 1]);
 * assertEquals(classes, ["zero", "two"]);
 * ```
 */
export function dropEmptyClasses(dataset: Dataset): Dataset {
  const kept = [...new Set(dataset.labels)].sort((a, b) => a - b);
  const places = new Map(kept.map((label, place) => [label, place]));
  const { classes, categories } = dataset;
  return {
    ...dataset,
    labels: dataset.labels.map((label) => places.get(label)!),
    classes: kept.map((label) => classes[label]!),
    ...(categories && { categories: kept.map((label) => categories[label]!) }),
  };
}
