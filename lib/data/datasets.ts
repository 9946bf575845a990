import { digitPairsSplit } from "./digit_pairs_split.ts";
import { fashionMnistSplit } from "./fashion_mnist_split.ts";
import { mnistSplit } from "./mnist_split.ts";

/** The family's members by name: each makes a split of its data. */
export const datasets = {
  "digit-pairs": digitPairsSplit,
  "mnist": mnistSplit,
  "fashion-mnist": fashionMnistSplit,
} as const;
