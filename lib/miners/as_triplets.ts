import { cast, greater } from "../tensor/mod.ts";
import type { Pairs, Product } from "./selection.ts";

/**
 * Joins pairs on their anchor: each chosen positive of an anchor with each of its chosen negatives. A pair
 * that is chosen more than once counts once.
 */
export function asTriplets({ positive, negative }: Pairs): Product {
  return {
    kind: "product",
    positive: cast(greater(positive, 0), "float32"),
    negative: cast(greater(negative, 0), "float32"),
    window: {},
  };
}
