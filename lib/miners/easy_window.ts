import { definePart } from "../parts/mod.ts";
import { USUAL_MARGIN, windowOptions } from "./_window_margin.ts";
import { windowMiner } from "./_window_miner.ts";

/**
 * Every triplet beyond the margin: d(a,n) − d(a,p) > margin. A triplet loss of the same margin is 0 on all
 * of them.
 *
 * Agrees with pytorch-metric-learning's `TripletMarginMiner(type_of_triplets="easy")`, ties included.
 */
export const easyWindow = definePart({
  name: "easy-window",
  options: windowOptions,
  create: ({ margin = USUAL_MARGIN }) => windowMiner(margin, (above) => ({ above })),
});
