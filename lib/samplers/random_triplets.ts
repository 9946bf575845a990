import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { checkBatchSize } from "./_check_batch_size.ts";
import { checkStep } from "./_check_step.ts";
import { partners } from "./_partners.ts";
import { shuffledBlocks } from "./_shuffled_blocks.ts";
import type { Sampler, SamplerContext } from "./sampler.ts";

/**
 * Batches of packaged triplets, mined by nobody: rows (0, 1, 2), (3, 4, 5), … are an anchor, a
 * positive and a negative each.
 *
 * Anchors come in shuffled passes over the images that have another of their class, so that these
 * are anchors equally often to within one. Positive and negative are drawn at random, each
 * admissible image equally likely.
 *
 * @throws {RangeError} If 3 does not divide the batch size, or no image could have a positive or a
 * negative.
 *
 * @example One triplet
 * ```ts
 * import { streams } from "@marginalia/marginalia/random";
 * import { randomTriplets } from "@marginalia/marginalia/samplers";
 * import { assertEquals } from "@std/assert";
 *
 * const labels = Int32Array.of(0, 0, 1, 1, 2, 2);
 * const sampler = randomTriplets({}, { labels, batchSize: 3, streams: streams(0) });
 * const [anchor, positive, negative] = Array.from(sampler.batch(0), (image) => labels[image]);
 * assertEquals([anchor === positive, anchor === negative], [true, false]);
 * ```
 */
export const randomTriplets = definePart({
  name: "random-triplets",
  options: z.strictObject({}),
  create,
});

function create(_: unknown, { labels, batchSize, streams }: SamplerContext): Sampler {
  checkBatchSize("random-triplets", batchSize, 3, "a triplet");
  const { withPositive, positive, negative } = partners("random-triplets", labels);
  const chooseAnchors = shuffledBlocks({
    items: withPositive.length,
    size: batchSize / 3,
    open: (epoch) => streams.open("sampler", `anchors/${epoch}`),
  });
  return {
    batchSize,
    batch(step) {
      checkStep("random-triplets", step);
      const prng = streams.open("sampler", `partners/${step}`);
      const anchors = chooseAnchors(step).map((index) => withPositive[index]!);
      return Int32Array.from([...anchors].flatMap((anchor) => {
        return [anchor, positive(prng, anchor), negative(prng, anchor)];
      }));
    },
  };
}
