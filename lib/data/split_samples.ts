import { streams } from "../random/mod.ts";
import type { Dataset } from "./dataset.ts";
import { selectSamples } from "./select_samples.ts";
import type { Split } from "./split.ts";
import { makeSplit } from "./_make_split.ts";
import { samplesByClass } from "./_samples_by_class.ts";
import { stratify } from "./_stratify.ts";

/** Sizes of the parts, and what decides who is in which. */
export interface SplitSamplesOptions {
  /** Samples to train on; all that the other parts leave, if not given. */
  readonly train?: number | undefined;
  readonly validation: number;
  readonly test: number;
  /** The data set's own test part: test samples are drawn from it, and no others are. */
  readonly official?: Dataset | undefined;
  /** Decides which samples are drawn; 0 if not given. */
  readonly seed?: number | undefined;
}

/**
 * Holds samples out: every part has all classes, in the proportions of the whole, and no two parts
 * share a sample. Under one seed the test part does not depend on the sizes of the others, nor the
 * validation part on that of the training part.
 *
 * @throws {RangeError} If a part would be empty, or if more samples are wanted than there are.
 */
export function splitSamples(dataset: Dataset, options: SplitSamplesOptions): Split {
  const { train, validation, test, official, seed = 0 } = options;
  const { open } = streams(seed);
  const draw = (source: Dataset, part: string, sizes: readonly number[]) =>
    stratify(samplesByClass(source), sizes, (index) => open("split", `${part}/${index}`));

  const count = dataset.labels.length;
  const rest = count - validation - (official ? 0 : test);
  checkSize(dataset, "validation", validation, count);
  checkSize(official ?? dataset, "test", test, official ? official.labels.length : count);
  checkSize(dataset, "train", train ?? rest, rest);

  const held = official ? [validation] : [test, validation];
  const sets = draw(dataset, "samples", [...held, train ?? rest]);
  const [trained, validated, tested] = sets.toReversed();
  return makeSplit({
    heldOut: "samples",
    train: selectSamples(dataset, trained!),
    validation: selectSamples(dataset, validated!),
    test: official
      ? selectSamples(official, draw(official, "test", [test])[0]!)
      : selectSamples(dataset, tested!),
  });
}

function checkSize(source: Dataset, part: string, size: number, available: number): void {
  if (Number.isSafeInteger(size) && 1 <= size && size <= available) return;
  throw new RangeError(
    `Cannot split samples of ${source.name}: the ${part} part must have from 1 to ` +
      `${Math.max(0, available)} samples beside the other parts, found ${size}`,
  );
}
