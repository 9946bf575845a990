import type { Pairs } from "../miners/mod.ts";
import { greater, type Tensor2D } from "../tensor/mod.ts";

/** Whether each pair is chosen, bool `[anchors, references]`: for losses that do not count how often. */
export interface ChosenPairs {
  readonly positive: Tensor2D;
  readonly negative: Tensor2D;
}

export function chosenPairs({ positive, negative }: Pairs): ChosenPairs {
  return { positive: greater(positive, 0), negative: greater(negative, 0) };
}
