import { definePart } from "../parts/mod.ts";
import { USUAL_MARGIN, windowOptions } from "./_window_margin.ts";
import { windowMiner } from "./_window_miner.ts";

/**
 * Every triplet within the margin: d(a,n) − d(a,p) ≤ margin, hard and semi-hard ones together. With the
 * loss's own margin these are the triplets that a triplet loss does not find satisfied.
 *
 * Agrees with pytorch-metric-learning's `TripletMarginMiner(type_of_triplets="all")`, ties included.
 */
export const marginWindow = definePart({
  name: "margin-window",
  options: windowOptions,
  create: ({ margin = USUAL_MARGIN }) => windowMiner(margin, (atMost) => ({ atMost })),
});
