import { z } from "zod";
import { sample } from "../random/mod.ts";
import { definePart } from "../parts/mod.ts";
import { checkBatchSize } from "./_check_batch_size.ts";
import { checkTuples, fixedTuples } from "./_fixed_tuples.ts";
import { partners } from "./_partners.ts";
import type { Sampler, SamplerContext } from "./sampler.ts";

const options = z.strictObject({
  count: z.int().positive().default(1000).describe(
    "Triplets in the set, ≥ 1, where none are given; 1000, our choice",
  ),
});

/**
 * Batches of packaged triplets out of a set that stays the same throughout: rows (0, 1, 2), (3, 4, 5), …
 * are an anchor, a positive and a negative each. How much can be learnt from few judgements?
 *
 * The set is `tuples` of the context, or else drawn once: anchors in shuffled passes over the images that
 * have another of their class, each admissible positive and negative equally likely. Triplets come in
 * shuffled passes: two of them are used equally often to within one. Goes with `packaged-triplets`.
 *
 * Agrees with pytorch-metric-learning's `FixedSetOfTriplets`, whose batches end where they may, within a
 * triplet too.
 *
 * @throws {RangeError} If 3 does not divide the batch size, the set is smaller than a batch, or no image
 * could have a positive or a negative.
 *
 * @example Two judgements, over and over
 * ```ts
 * import { streams } from "@marginalia/marginalia/random";
 * import { fixedTriplets } from "@marginalia/marginalia/samplers";
 * import { assertEquals } from "@std/assert";
 *
 * const labels = Int32Array.of(0, 0, 1, 1);
 * const tuples = Int32Array.of(0, 1, 2, 3, 2, 0);
 * const { batch } = fixedTriplets({}, { labels, tuples, batchSize: 3, streams: streams(0) });
 * const seen = [batch(0).join(), batch(1).join()];
 * assertEquals(seen.toSorted(), ["0,1,2", "3,2,0"]);
 * ```
 */
export const fixedTriplets = definePart({ name: "fixed-triplets", options, create });

function create({ count }: z.output<typeof options>, context: SamplerContext): Sampler {
  const { batchSize, labels } = context;
  checkBatchSize("fixed-triplets", batchSize, 3, "a triplet");
  const tuples = context.tuples ?? drawTriplets(count, context);
  checkTuples("fixed-triplets", 3, tuples, labels.length);
  const triplets = { kind: "triplets", tuples, perBatch: batchSize / 3 };
  return fixedTuples("fixed-triplets", 3, [triplets], context);
}

function drawTriplets(count: number, { labels, streams }: SamplerContext): Int32Array {
  const { withPositive, positive, negative } = partners("fixed-triplets", labels);
  const prng = streams.open("sampler", "set of triplets");
  const order = sample(prng, withPositive.length, withPositive.length);
  return Int32Array.from(
    Array.from({ length: count }, (_, index) => {
      const anchor = withPositive[order[index % order.length]!]!;
      return [anchor, positive(prng, anchor), negative(prng, anchor)];
    }).flat(),
  );
}
