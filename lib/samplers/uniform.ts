import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { checkBatchSize } from "./_check_batch_size.ts";
import { checkStep } from "./_check_step.ts";
import { shuffledBlocks } from "./_shuffled_blocks.ts";
import type { Sampler, SamplerContext } from "./sampler.ts";

/**
 * Batches of images whatever their class: what training without labels draws. Shuffled passes over
 * the training set, no image twice in a batch, all used equally often to within one.
 *
 * @throws {RangeError} If the batch size is larger than the training set.
 */
export const uniform = definePart({ name: "uniform", options: z.strictObject({}), create });

function create(_: unknown, { labels, batchSize, streams }: SamplerContext): Sampler {
  checkBatchSize("uniform", batchSize, 1, "an image");
  if (batchSize > labels.length) {
    throw new RangeError(
      `Cannot sample uniform: the batch size must be at most the ${labels.length} training images, ` +
        `found ${batchSize}`,
    );
  }
  const choose = shuffledBlocks({
    items: labels.length,
    size: batchSize,
    open: (epoch) => streams.open("sampler", `images/${epoch}`),
  });
  return {
    batchSize,
    batch(step) {
      checkStep("uniform", step);
      return choose(step).slice();
    },
  };
}
