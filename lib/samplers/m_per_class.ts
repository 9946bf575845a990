import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { checkBatchSize } from "./_check_batch_size.ts";
import { checkStep } from "./_check_step.ts";
import { classBlocks } from "./_class_blocks.ts";
import { imagesByClass } from "./_images_by_class.ts";
import type { Sampler, SamplerContext } from "./sampler.ts";

const options = z.strictObject({
  samplesPerClass: z.int().min(2).default(4).describe(
    "Images of each class in a batch, ≥ 2; 4 as in Musgrave et al., A Metric Learning Reality Check, 2020",
  ),
});

/**
 * Batches of exactly `samplesPerClass` images from each of `batchSize / samplesPerClass` classes,
 * one class after the other: what online mining needs.
 *
 * Classes come in shuffled passes, and so do the images of each class. Hence, after any number of
 * steps, two classes have been used equally often to within one, and so have two images of one
 * class. No image stands twice in a batch, unless its class has fewer than `samplesPerClass`
 * images.
 *
 * @throws {RangeError} If `samplesPerClass` does not divide the batch size, or a batch would hold
 * fewer than 2 classes, or more than there are.
 *
 * @example Two images of each of two classes
 * ```ts
 * import { streams } from "@marginalia/marginalia/random";
 * import { mPerClass } from "@marginalia/marginalia/samplers";
 * import { assertEquals } from "@std/assert";
 *
 * const labels = Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2);
 * const sampler = mPerClass({ samplesPerClass: 2 }, { labels, batchSize: 4, streams: streams(0) });
 * const [a, b, c, d] = Array.from(sampler.batch(0), (image) => labels[image]);
 * assertEquals([a === b, b === c, c === d], [true, false, true]);
 * ```
 */
export const mPerClass = definePart({ name: "m-per-class", options, create });

function create(
  { samplesPerClass }: z.output<typeof options>,
  { labels, batchSize, streams }: SamplerContext,
): Sampler {
  checkBatchSize("m-per-class", batchSize, samplesPerClass, "samplesPerClass");
  const classes = imagesByClass(labels);
  const classesPerBatch = batchSize / samplesPerClass;
  checkClasses(classesPerBatch, classes.length, samplesPerClass);

  const block = classBlocks({
    classes,
    classesPerBlock: classesPerBatch,
    samplesPerClass,
    open: (key) => streams.open("sampler", key),
  });
  return {
    batchSize,
    batch(step) {
      checkStep("m-per-class", step);
      return block(step);
    },
  };
}

function checkClasses(needed: number, found: number, samplesPerClass: number): void {
  const size = `a batch of ${needed * samplesPerClass} with samplesPerClass ${samplesPerClass}`;
  if (needed < 2) {
    throw new RangeError(
      `Cannot sample m-per-class: ${size} holds 1 class, so nothing is negative to anything; ` +
        `take a batch size of at least ${2 * samplesPerClass}`,
    );
  }
  if (needed > found) {
    throw new RangeError(
      `Cannot sample m-per-class: ${size} needs ${needed} classes, found ${found}; ` +
        `take a batch size of at most ${found * samplesPerClass}, or more samples per class`,
    );
  }
}
