import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import type { DataContext } from "./data_context.ts";
import { fashionMnist } from "./fashion_mnist.ts";
import { splitSamples } from "./split_samples.ts";
import type { Split } from "./split.ts";

const options = z.strictObject({
  train: z.int().min(1).default(10_000)
    .describe("Of the 60,000 published training samples, those to train on; our choice"),
  validation: z.int().min(1).default(1000)
    .describe("Of the 60,000 published training samples, those to choose by; our choice"),
  test: z.int().min(1).default(2000)
    .describe("Of the 10,000 published test samples, those to report on; our choice, for speed"),
  seed: z.int().min(0).default(0)
    .describe("Which samples go where; apart from the trial's seed, so that trials compare"),
});

/**
 * Unseen samples of the ten classes of {@linkcode fashionMnist}, the test part being of the
 * published one.
 */
export const fashionMnistSplit = definePart({
  name: "fashion-mnist",
  options,
  create: async (sizes: z.output<typeof options>, context: DataContext): Promise<Split> => {
    const { train, test } = await fashionMnist(context);
    return splitSamples(train, { ...sizes, official: test });
  },
});
