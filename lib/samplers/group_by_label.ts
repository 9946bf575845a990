import { z } from "zod";
import { type Prng, shuffle } from "../random/mod.ts";
import { definePart } from "../parts/mod.ts";
import { checkBatchSize } from "./_check_batch_size.ts";
import { checkStep } from "./_check_step.ts";
import { deal } from "./_deal.ts";
import { imagesByClass } from "./_images_by_class.ts";
import { rememberLast } from "./_remember_last.ts";
import type { Sampler, SamplerContext } from "./sampler.ts";

const options = z.strictObject({
  groupSize: z.int().min(2).default(2).describe(
    "Images of one class that come together, ≥ 2; 2, the fewest with a positive, as in " +
      "sentence-transformers",
  ),
});

/**
 * Batches of groups, each of `groupSize` images of one class: every image has a positive, and classes come
 * as often as they have images, which `m-per-class` evens out. Never a batch of one class.
 *
 * An epoch groups the images of each class anew and deals the groups, class after class, to as many whole
 * batches as there are groups for, so that a class is spread over the epoch. Images left over come in others;
 * of a class that outweighs all others together, most may be. No image stands twice in an epoch.
 *
 * @throws {RangeError} If the batch does not hold at least two whole groups, or fewer than two classes have
 * one.
 *
 * Reference: the sampler `GROUP_BY_LABEL` of sentence-transformers, which once gave batches of one class.
 *
 * @example Two pairs
 * ```ts
 * import { streams } from "@marginalia/marginalia/random";
 * import { groupByLabel } from "@marginalia/marginalia/samplers";
 * import { assertEquals } from "@std/assert";
 *
 * const labels = Int32Array.of(0, 0, 0, 0, 1, 1);
 * const { batch } = groupByLabel({}, { labels, batchSize: 4, streams: streams(0) });
 * assertEquals([...batch(0)].map((image) => labels[image]).toSorted(), [0, 0, 1, 1]);
 * ```
 */
export const groupByLabel = definePart({ name: "group-by-label", options, create });

function create(
  { groupSize }: z.output<typeof options>,
  { labels, batchSize, streams }: SamplerContext,
): Sampler {
  checkBatchSize("group-by-label", batchSize, groupSize, "groupSize");
  const classes = imagesByClass(labels).filter((images) => images.length >= groupSize);
  const perBatch = batchSize / groupSize;
  const batches = batchesOf(classes.map((it) => Math.floor(it.length / groupSize)), perBatch);
  if (perBatch < 2 || batches < 1) {
    throw new RangeError(
      `Cannot sample group-by-label: a batch needs 2 groups of ${groupSize} images, of 2 classes, and ` +
        `${perBatch} in all; found a batch of ${batchSize} and ${classes.length} classes that have one`,
    );
  }
  const order = rememberLast((epoch: number) => {
    const prng = streams.open("sampler", `groups/${epoch}`);
    return drawEpoch(prng, classes, groupSize, batches * perBatch);
  });
  return {
    batchSize,
    batch(step) {
      checkStep("group-by-label", step);
      const groups = deal(order(Math.floor(step / batches)), batches, step % batches);
      return Int32Array.from(groups.flatMap((group) => [...group]));
    },
  };
}

/** As many as groups fill, but no more than there are groups outside of the largest class. */
function batchesOf(groups: readonly number[], perBatch: number): number {
  const all = groups.reduce((sum, count) => sum + count, 0);
  return Math.min(Math.floor(all / perBatch), all - Math.max(0, ...groups));
}

/**
 * So many groups, those of a class together: dealt out, a class of fewer groups than batches is in each
 * batch once at most; and the groups of the others, which lie in one stretch if the last is followed by the
 * first, are at least as many as batches, so that each batch has one of them.
 */
function drawEpoch(
  prng: Prng,
  classes: readonly Int32Array[],
  groupSize: number,
  count: number,
): Int32Array[] {
  const grouped = shuffle(prng, classes).map((images) => cut(shuffle(prng, images), groupSize));
  let surplus = grouped.reduce((sum, groups) => sum + groups.length, 0) - count;
  for (; surplus > 0; surplus--) largest(grouped).pop();
  return grouped.flat();
}

function largest(grouped: readonly Int32Array[][]): Int32Array[] {
  return grouped.reduce((most, groups) => groups.length > most.length ? groups : most);
}

function cut(images: Int32Array, size: number): Int32Array[] {
  return Array.from(
    { length: Math.floor(images.length / size) },
    (_, group) => images.subarray(group * size, (group + 1) * size),
  );
}
