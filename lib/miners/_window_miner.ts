import { masks } from "../relations/mod.ts";
import type { Scalar } from "../tensor/mod.ts";
import type { Miner } from "./miner.ts";
import type { Product } from "./selection.ts";

/** A miner of every triplet in the window that a margin bounds. */
export function windowMiner(
  margin: number,
  window: (margin: Scalar) => Product["window"],
): Miner<Product, "margin"> {
  return {
    selects: "product",
    numbers: { margin },
    mine: ({ relation, numbers }) => ({
      kind: "product",
      ...masks(relation),
      window: window(numbers.margin),
    }),
  };
}
