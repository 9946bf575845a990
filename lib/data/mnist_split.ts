import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import type { DataContext } from "./data_context.ts";
import { mnist } from "./mnist.ts";
import { splitSamples } from "./split_samples.ts";
import type { Split } from "./split.ts";

const options = z.strictObject({
  train: z.int().min(1).default(7000)
    .describe("Samples to train on; 7,000, which with the two others is all there are"),
  validation: z.int().min(1).default(1000).describe("Samples to choose by; our choice"),
  test: z.int().min(1).default(2000).describe("Samples to report on; our choice"),
  seed: z.int().min(0).default(0)
    .describe("Which samples go where; apart from the trial's seed, so that trials compare"),
});

/** Unseen samples of the ten digits of {@linkcode mnist}. */
export const mnistSplit = definePart({
  name: "mnist",
  options,
  create: async (sizes: z.output<typeof options>, context: DataContext): Promise<Split> =>
    splitSamples(await mnist(context), sizes),
});
