import { z } from "zod";
import { type Prng, sample } from "../random/mod.ts";
import { definePart } from "../parts/mod.ts";
import { checkBatchSize } from "./_check_batch_size.ts";
import { checkStep } from "./_check_step.ts";
import { deal } from "./_deal.ts";
import { rememberLast } from "./_remember_last.ts";
import type { Sampler, SamplerContext } from "./sampler.ts";

/**
 * Batches whose images all show different things: no two of equal `contents`, which a loss of in-batch
 * negatives would push apart from themselves. Whatever their class, as `uniform`; without `contents` in the
 * context every image shows something of its own.
 *
 * An epoch is a shuffled pass, dealt to as many whole batches as its contents allow; what is left over comes
 * in others. No image stands twice in an epoch.
 *
 * @throws {RangeError} If there are fewer different contents than images in a batch.
 *
 * @example Two copies of one image
 * ```ts
 * import { streams } from "@marginalia/marginalia/random";
 * import { noDuplicates } from "@marginalia/marginalia/samplers";
 * import { assertEquals } from "@std/assert";
 *
 * const labels = Int32Array.of(0, 0, 1, 1);
 * const contents = Int32Array.of(8, 8, 3, 4);
 * const { batch } = noDuplicates({}, { labels, contents, batchSize: 2, streams: streams(0) });
 * for (const step of [0, 1, 2, 3]) {
 *   assertEquals(new Set(batch(step).map((image) => contents[image]!)).size, 2);
 * }
 * ```
 */
export const noDuplicates = definePart({
  name: "no-duplicates",
  options: z.strictObject({}),
  create,
});

function create(_: unknown, { labels, batchSize, streams, contents }: SamplerContext): Sampler {
  checkBatchSize("no-duplicates", batchSize, 1, "an image");
  const shown = contents ?? Int32Array.from(labels.keys());
  if (shown.length !== labels.length) {
    throw new RangeError(
      `Cannot sample no-duplicates: needs the content of each of ${labels.length} images, found ` +
        `${shown.length}`,
    );
  }
  const batches = mostBatches(shown, batchSize);
  const order = rememberLast((epoch: number) =>
    drawEpoch(streams.open("sampler", `images/${epoch}`), shown, batches, batchSize)
  );
  return {
    batchSize,
    batch(step) {
      checkStep("no-duplicates", step);
      return Int32Array.from(deal(order(Math.floor(step / batches)), batches, step % batches));
    },
  };
}

/** Whole batches that a pass fills, if no content is in more than one place of a batch. */
function mostBatches(contents: Int32Array, batchSize: number): number {
  const copies = [...Map.groupBy(contents, (content) => content).values()].map((all) => all.length);
  for (let batches = Math.floor(contents.length / batchSize); batches > 0; batches--) {
    const usable = copies.reduce((sum, count) => sum + Math.min(count, batches), 0);
    if (usable >= batches * batchSize) return batches;
  }
  throw new RangeError(
    `Cannot sample no-duplicates: a batch of ${batchSize} needs as many different contents, found ` +
      `${copies.length} in ${contents.length} images; take a smaller batch`,
  );
}

/** Images in an order in which copies stand together, so that dealing parts them. */
function drawEpoch(
  prng: Prng,
  contents: Int32Array,
  batches: number,
  batchSize: number,
): number[] {
  const groups = new Map<number, number[]>();
  let taken = 0;
  for (const image of sample(prng, contents.length, contents.length)) {
    const group = groups.get(contents[image]!) ?? [];
    if (group.length === batches || taken === batches * batchSize) continue;
    groups.set(contents[image]!, [...group, image]);
    taken++;
  }
  return [...groups.values()].flat();
}
