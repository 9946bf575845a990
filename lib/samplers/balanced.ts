import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { categoryBlocks } from "./_category_blocks.ts";
import type { Sampler, SamplerContext } from "./sampler.ts";

/**
 * Batches in which every category has the same share, however many classes or images it has: of each of
 * `categoriesPerBatch` categories as many classes, of each class `samplesPerClass` images.
 *
 * Categories come in shuffled passes, and so do the classes of a category and the images of a class: two of
 * a kind are used equally often to within one. Needs `categories` in the context.
 *
 * @throws {RangeError} If there are no categories, a class lies in two, or a batch cannot be filled.
 *
 * @example A category of three classes and one of two
 * ```ts
 * import { streams } from "@marginalia/marginalia/random";
 * import { balanced } from "@marginalia/marginalia/samplers";
 * import { assertEquals } from "@std/assert";
 *
 * const labels = Int32Array.of(0, 0, 1, 1, 2, 2, 3, 3, 4, 4);
 * const categories = Int32Array.of(0, 0, 0, 0, 0, 0, 1, 1, 1, 1);
 * const context = { labels, categories, batchSize: 4, streams: streams(0) };
 * const { batch } = balanced({ samplesPerClass: 2 }, context);
 * const seen = Array.from(batch(0), (image) => categories[image]);
 * assertEquals(seen.filter((category) => category === 0).length, 2);
 * ```
 */
export const balanced = definePart({
  name: "balanced",
  options: z.strictObject({
    samplesPerClass: z.int().min(2).default(4).describe(
      "Images of each class in a batch, ≥ 2; 4 as in Musgrave et al., A Metric Learning Reality Check, 2020",
    ),
    categoriesPerBatch: z.int().positive().optional().describe(
      "Categories in a batch, ≥ 1; all of them if left out, our choice",
    ),
  }),
  create: (options, context: SamplerContext): Sampler =>
    categoryBlocks({ sampler: "balanced", batchesPerChoice: 1, ...options }, context),
});
