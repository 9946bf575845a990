import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import type { Miner } from "./miner.ts";
import type { Product } from "./selection.ts";
import { USUAL_MARGIN, windowOptions } from "./_window_margin.ts";

/**
 * Every triplet within the margin: d(a,n) − d(a,p) ≤ margin, hard and semi-hard ones together. With the
 * loss's own margin these are the triplets that a triplet loss does not find satisfied.
 *
 * Agrees with pytorch-metric-learning's `TripletMarginMiner(type_of_triplets="all")`, ties included.
 */
export const marginWindow = definePart({
  name: "margin-window",
  options: windowOptions,
  create: ({ margin = USUAL_MARGIN }): Miner<Product, "margin"> => ({
    selects: "product",
    numbers: { margin },
    mine: ({ relation, numbers }) => ({
      kind: "product",
      ...masks(relation),
      window: { atMost: numbers.margin },
    }),
  }),
});
