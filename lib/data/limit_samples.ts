import type { Streams } from "../random/mod.ts";
import type { Dataset } from "./dataset.ts";
import { samplesByClass } from "./_samples_by_class.ts";
import { selectSamples } from "./select_samples.ts";
import { stratify } from "./_stratify.ts";

/**
 * So many samples, drawn with the classes in the same proportion as in the whole (by largest remainder).
 * Under one seed a class's samples are taken in one order: of two sizes the smaller has no sample of a class
 * that the larger, having as many of it, has not.
 *
 * @param streams Draws from `labels`.
 * @throws {RangeError} If there are fewer.
 *
 * @example Half of them
 * ```ts
 * import { limitSamples } from "@marginalia/marginalia/data";
 * import { streams } from "@marginalia/marginalia/random";
 * import { assertEquals } from "@std/assert";
 *
 * const labels = Int32Array.of(0, 0, 0, 0, 1, 1);
 * const whole = {
 *   name: "whole",
 *   shape: [1, 1, 1] as const,
 *   pixels: new Uint8Array(6),
 *   labels,
 *   classes: ["a", "b"],
 * };
 * assertEquals([...limitSamples(whole, { count: 3, streams: streams(1) }).labels], [0, 0, 1]);
 * ```
 */
export function limitSamples(
  dataset: Dataset,
  { count, streams }: { readonly count: number; readonly streams: Streams },
): Dataset {
  const { name, labels } = dataset;
  if (!Number.isSafeInteger(count) || count < 1 || count > labels.length) {
    throw new RangeError(
      `Cannot limit the samples of ${name}: there must be from 1 to ${labels.length}, found ${count}`,
    );
  }
  const open = (index: number) => streams.open("labels", `samples/${index}`);
  const [chosen] = stratify(samplesByClass(dataset), [count], open);
  return selectSamples(dataset, chosen!);
}
