import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { checkBatchSize } from "./_check_batch_size.ts";
import { checkStep } from "./_check_step.ts";
import { partners } from "./_partners.ts";
import { shuffledBlocks } from "./_shuffled_blocks.ts";
import type { Sampler, SamplerContext } from "./sampler.ts";
import { wholePositives } from "./_whole_positives.ts";

const options = z.strictObject({
  positiveShare: z.number().min(0).max(1).default(0.5).describe(
    "Share of pairs of one class, 0 to 1; 0.5, our choice, so that neither kind outweighs the other",
  ),
});

/**
 * Batches of packaged pairs, for Siamese training: rows (0, 1), (2, 3), … are a pair each. Exactly
 * `positiveShare` of them are positive, and these come first.
 *
 * The first image of a pair comes from shuffled passes, one sequence for positive pairs, over the
 * images that have another of their class, and one for negative pairs: images of a sequence are
 * used equally often to within one. The second is drawn at random, each admissible image equally
 * likely.
 *
 * @throws {RangeError} If the batch size is odd, if `positiveShare` of its pairs is not a whole
 * number, or if no image could have a positive or a negative.
 *
 * @example One positive and one negative pair
 * ```ts
 * import { streams } from "@marginalia/marginalia/random";
 * import { randomPairs } from "@marginalia/marginalia/samplers";
 * import { assertEquals } from "@std/assert";
 *
 * const labels = Int32Array.of(0, 0, 1, 1, 2, 2);
 * const sampler = randomPairs({}, { labels, batchSize: 4, streams: streams(0) });
 * const [a, b, c, d] = Array.from(sampler.batch(0), (image) => labels[image]);
 * assertEquals([a === b, c === d], [true, false]);
 * ```
 */
export const randomPairs = definePart({ name: "random-pairs", options, create });

function create(
  { positiveShare }: z.output<typeof options>,
  { labels, batchSize, streams }: SamplerContext,
): Sampler {
  checkBatchSize("random-pairs", batchSize, 2, "a pair");
  const pairs = batchSize / 2;
  const positives = wholePositives("random-pairs", positiveShare, pairs);
  const { withPositive, positive, negative } = partners("random-pairs", labels);

  const anchorsOfPositives = shuffledBlocks({
    items: withPositive.length,
    size: positives,
    open: (epoch) => streams.open("sampler", `positive/${epoch}`),
  });
  const anchorsOfNegatives = shuffledBlocks({
    items: labels.length,
    size: pairs - positives,
    open: (epoch) => streams.open("sampler", `negative/${epoch}`),
  });
  return {
    batchSize,
    batch(step) {
      checkStep("random-pairs", step);
      const prng = streams.open("sampler", `partners/${step}`);
      const anchors = anchorsOfPositives(step).map((index) => withPositive[index]!);
      return Int32Array.from([
        ...Array.from(anchors, (anchor) => [anchor, positive(prng, anchor)]),
        ...Array.from(anchorsOfNegatives(step), (anchor) => [anchor, negative(prng, anchor)]),
      ].flat());
    },
  };
}
