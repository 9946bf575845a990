import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { checkBatchSize } from "./_check_batch_size.ts";
import { checkStep } from "./_check_step.ts";
import type { Sampler, SamplerContext } from "./sampler.ts";
import { weightedDraws } from "./_weighted_draw.ts";

/**
 * Batches of images drawn in proportion to their weights, e.g. in how many tuples a miner found them in the
 * whole training set: hard images come often, those of weight 0 never. No image stands twice in a batch;
 * each draw is in proportion among those left. Every batch is drawn anew.
 *
 * Of the images drawn, should all be of one class, the last is drawn again, among the other classes. Needs
 * `weights` in the context.
 *
 * Differs from pytorch-metric-learning's `TuplesToWeightsSampler`, which embeds and mines by itself, and
 * draws with replacement.
 *
 * @throws {RangeError} If there are no weights, one is negative or not finite, or those above 0 fill no
 * batch or are all of one class.
 *
 * @example An image of weight 0
 * ```ts
 * import { streams } from "@marginalia/marginalia/random";
 * import { weighted } from "@marginalia/marginalia/samplers";
 * import { assertEquals } from "@std/assert";
 *
 * const labels = Int32Array.of(0, 0, 1, 1);
 * const weights = Float64Array.of(5, 1, 0, 1);
 * const { batch } = weighted({}, { labels, weights, batchSize: 3, streams: streams(0) });
 * assertEquals([...batch(0)].toSorted(), [0, 1, 3]);
 * ```
 */
export const weighted = definePart({ name: "weighted", options: z.strictObject({}), create });

function create(_: unknown, context: SamplerContext): Sampler {
  const { labels, batchSize, streams } = context;
  checkBatchSize("weighted", batchSize, 1, "an image");
  const open = weightedDraws(checkedWeights(context));
  return {
    batchSize,
    batch(step) {
      checkStep("weighted", step);
      const { draw, remove } = open(streams.open("sampler", step));
      const batch = Int32Array.from({ length: batchSize }, () => draw()!);
      const [label] = batch.map((image) => labels[image]!);
      if (batch.every((image) => labels[image] === label)) {
        labels.forEach((each, image) => each === label && remove(image));
        batch[batchSize - 1] = draw()!;
      }
      return batch;
    },
  };
}

function checkedWeights({ labels, batchSize, weights }: SamplerContext): Float64Array {
  if (weights?.length !== labels.length) {
    throw new RangeError(
      `Cannot sample weighted: needs the weight of each of ${labels.length} images, found ` +
        `${weights?.length ?? "none"}; give weights in the sampler's context`,
    );
  }
  const wrong = weights.find((weight) => !(weight >= 0 && Number.isFinite(weight)));
  if (wrong !== undefined) {
    throw new RangeError(
      `Cannot sample weighted: weights must be finite and 0 or more, found ${wrong}`,
    );
  }
  const some = labels.filter((_, image) => weights[image]! > 0);
  if (some.length < batchSize || new Set(some).size < 2) {
    throw new RangeError(
      `Cannot sample weighted: weights above 0 must fill a batch of ${batchSize} from at least 2 ` +
        `classes, found ${some.length} images of ${new Set(some).size} classes`,
    );
  }
  return weights;
}
