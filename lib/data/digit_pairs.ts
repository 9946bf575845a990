import { shuffle, streams } from "../random/mod.ts";
import type { Dataset } from "./dataset.ts";
import type { Split } from "./split.ts";
import { digitPairClasses, type Folds } from "./_digit_pair_classes.ts";
import { makeSplit } from "./_make_split.ts";
import { samplesByClass } from "./_samples_by_class.ts";

/** Samples of each class, by part. */
export interface DigitPairsOptions extends Folds {
  readonly trainSamplesPerClass: number;
  readonly validationSamplesPerClass: number;
  readonly testSamplesPerClass: number;
}

/**
 * Composes 100 classes of real digits: each is an ordered pair, "00" to "99", side by side and each
 * at half width, 28×28 in all. 40 classes train, 10 validate and 50 test; with folds, one of so many parts of
 * the first 50 validates and the others train.
 *
 * No part shares a class, nor a digit image: the images of each digit are divided before composing.
 * An image stands at most once on the left of a sample and at most once on the right. In the test
 * part every digit stands equally often on each side. A class's category is its digit on the left. All of
 * this is fixed; there is no seed. The
 * test part does not depend on the sizes of the others, nor the validation part on that of the
 * training part.
 *
 * @param digits Images of 28×28 in ten classes.
 * @throws {RangeError} If a digit has too few images: in the training, validation and test part it
 * stands in up to 5, 2 and 5 classes a side, and needs an image for each of their samples.
 */
export function digitPairs(digits: Dataset, options: DigitPairsOptions): Split {
  const classes = digitPairClasses(options);
  const unused = samplesByClass(digits).map((images, digit) => {
    return shuffle(streams(0).open("split", `digit-pairs/images/${digit}`), images);
  });
  const compose = (part: keyof typeof classes, samplesPerClass: number) => {
    const images = unused.map((left, digit) => {
      return take(left, samplesPerClass * mostUses(classes[part], digit), digit);
    });
    return composePart({ digits, part, classes: classes[part], images, samplesPerClass });
  };
  const test = compose("test", options.testSamplesPerClass);
  const validation = compose("validation", options.validationSamplesPerClass);
  const train = compose("train", options.trainSamplesPerClass);
  return makeSplit({ heldOut: "classes", train, validation, test });
}

/** Classes that have the digit on the left, or on the right if those are more. */
function mostUses(classes: readonly number[], digit: number): number {
  const lefts = classes.filter((pair) => Math.floor(pair / 10) === digit);
  const rights = classes.filter((pair) => pair % 10 === digit);
  return Math.max(lefts.length, rights.length);
}

function take(unused: number[], needed: number, digit: number): number[] {
  if (needed <= unused.length) return unused.splice(0, needed);
  throw new RangeError(
    `Cannot compose digit pairs: the parts need ${needed - unused.length} more images of digit ` +
      `${digit} than there are; give fewer samples per class`,
  );
}

interface PartToCompose {
  readonly digits: Dataset;
  readonly part: string;
  readonly classes: readonly number[];
  /** Indices of the images of each digit that the part may use, `[digit][image]`. */
  readonly images: readonly (readonly number[])[];
  readonly samplesPerClass: number;
}

function composePart({ digits, part, classes, images, samplesPerClass }: PartToCompose): Dataset {
  const queue = (side: string) =>
    images.map((ofDigit, digit) => {
      return shuffle(streams(0).open("split", `digit-pairs/${part}/${side}/${digit}`), ofDigit);
    });
  const [lefts, rights] = [queue("left"), queue("right")];
  const labels = Int32Array.from(classes.flatMap((pair) => new Array(samplesPerClass).fill(pair)));
  const pixels = new Uint8Array(labels.length * SIDE * SIDE);
  labels.forEach((pair, sample) => {
    const drawn = pixels.subarray(sample * SIDE * SIDE, (sample + 1) * SIDE * SIDE);
    drawHalf(digits.pixels, lefts[Math.floor(pair / 10)]!.pop()!, drawn, 0);
    drawHalf(digits.pixels, rights[pair % 10]!.pop()!, drawn, SIDE / 2);
  });
  return {
    name: "digit-pairs",
    shape: [SIDE, SIDE, 1],
    pixels,
    labels,
    classes: Array.from({ length: 100 }, (_, pair) => String(pair).padStart(2, "0")),
    categories: Array.from({ length: 100 }, (_, pair) => Math.floor(pair / 10)),
  };
}

const SIDE = 28;

/** Draws an image at half width: a pixel is the mean of two side by side, halves rounded up. */
function drawHalf(source: Uint8Array, image: number, target: Uint8Array, left: number): void {
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE / 2; column++) {
      const first = (image * SIDE + row) * SIDE + 2 * column;
      target[row * SIDE + left + column] = (source[first]! + source[first + 1]! + 1) >> 1;
    }
  }
}
