import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { categoryBlocks } from "./_category_blocks.ts";
import type { Sampler, SamplerContext } from "./sampler.ts";

/**
 * Batches from few categories, so that most negatives are alike: equal shares of `categoriesPerBatch`
 * categories, as many classes of each, `samplesPerClass` images of each class. A choice of categories lasts
 * `batchesPerChoice` batches.
 *
 * Categories come in shuffled passes, and so do the classes of a category and the images of a class: two of
 * a kind are used equally often to within one choice. Needs `categories` in the context.
 *
 * Differs from pytorch-metric-learning's `HierarchicalSampler`, which goes through all combinations of
 * categories and draws classes and images anew in every batch, without promising that each is used.
 *
 * @throws {RangeError} If there are no categories, a class lies in two, or a batch cannot be filled.
 *
 * @example Birds together, fish together
 * ```ts
 * import { streams } from "@marginalia/marginalia/random";
 * import { hierarchical } from "@marginalia/marginalia/samplers";
 * import { assertEquals } from "@std/assert";
 *
 * const labels = Int32Array.of(0, 0, 1, 1, 2, 2, 3, 3);
 * const categories = Int32Array.of(7, 7, 7, 7, 8, 8, 8, 8);
 * const sampler = hierarchical(
 *   { samplesPerClass: 2, categoriesPerBatch: 1 },
 *   { labels, categories, batchSize: 4, streams: streams(0) },
 * );
 * const seen = Array.from(sampler.batch(0), (image) => categories[image]);
 * assertEquals(new Set(seen).size, 1);
 * ```
 */
export const hierarchical = definePart({
  name: "hierarchical",
  options: z.strictObject({
    samplesPerClass: z.int().min(2).default(4).describe(
      "Images of each class in a batch, ≥ 2; 4 as in Musgrave et al., A Metric Learning Reality Check, 2020",
    ),
    categoriesPerBatch: z.int().positive().default(2).describe(
      "Categories in a batch, ≥ 1; 2 is pytorch-metric-learning's",
    ),
    batchesPerChoice: z.int().positive().default(4).describe(
      "Batches from the same categories, ≥ 1; 4 is pytorch-metric-learning's",
    ),
  }),
  create: (options, context: SamplerContext): Sampler =>
    categoryBlocks({ sampler: "hierarchical", ...options }, context),
});
