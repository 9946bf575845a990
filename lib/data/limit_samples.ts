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
