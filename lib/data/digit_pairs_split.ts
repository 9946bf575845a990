import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import type { DataContext } from "./data_context.ts";
import { digitPairs, type DigitPairsOptions } from "./digit_pairs.ts";
import { mnist } from "./mnist.ts";
import type { Split } from "./split.ts";

const samples = (count: number, of: string) =>
  z.int().min(2).default(count).describe(`Samples of each of the ${of} classes; our choice`);

const options = z.strictObject({
  trainSamplesPerClass: samples(100, "40 training"),
  validationSamplesPerClass: samples(50, "10 validation"),
  testSamplesPerClass: samples(40, "50 test"),
  folds: z.int().min(2).max(16).optional().describe(
    "Folds that the 50 classes beside the test part's are dealt to; 2 to 16, so that each has 3 classes to " +
      "validate on; left out, 10 fixed classes validate",
  ),
  fold: z.int().min(0).optional().describe("The fold that validates, from 0; needs folds"),
}).refine(({ folds = 0, fold }) => fold === undefined || fold < folds, {
  path: ["fold"],
  message: "less than folds",
});

/** Unseen classes: {@linkcode digitPairs} composed of the digits of {@linkcode mnist}. */
export const digitPairsSplit = definePart({
  name: "digit-pairs",
  options,
  create: async (sizes: DigitPairsOptions, context: DataContext): Promise<Split> =>
    digitPairs(await mnist(context), sizes),
});
