import { plainMiners } from "./plain_miners.ts";
import { refined } from "./refined.ts";

export * from "./selection.ts";
export * from "./miner.ts";
export * from "./product_counts.ts";
export * from "./admitted_negatives.ts";
export * from "./predicate_counts.ts";
export * from "./as_pairs.ts";
export * from "./as_triplets.ts";
export * from "./list_pairs.ts";
export * from "./list_triplets.ts";
export * from "./all_pairs.ts";
export * from "./all_triplets.ts";
export * from "./hard_window.ts";
export * from "./margin_window.ts";
export * from "./easy_window.ts";
export * from "./angular.ts";
export * from "./batch_hard.ts";
export * from "./semi_hard.ts";
export * from "./semi_hard_single.ts";
export * from "./batch_easy_hard.ts";
export * from "./multi_similarity.ts";
export * from "./pair_margin.ts";
export * from "./hard_pairs.ts";
export * from "./uniform_histogram.ts";
export * from "./distance_weighted.ts";
export * from "./packaged_pairs.ts";
export * from "./packaged_triplets.ts";
export * from "./mine_pairs.ts";
export * from "./mine_triplets.ts";
export * from "./cap_pairs.ts";
export * from "./cap_triplets.ts";
export * from "./skip_nearest_negatives.ts";
export * from "./refined.ts";

/** Miners by name. */
export const miners = { ...plainMiners, refined } as const;
