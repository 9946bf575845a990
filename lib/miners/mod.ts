import { allPairs } from "./all_pairs.ts";
import { allTriplets } from "./all_triplets.ts";
import { angular } from "./angular.ts";
import { batchEasyHard } from "./batch_easy_hard.ts";
import { batchHard } from "./batch_hard.ts";
import { easyWindow } from "./easy_window.ts";
import { hardPairs } from "./hard_pairs.ts";
import { hardWindow } from "./hard_window.ts";
import { marginWindow } from "./margin_window.ts";
import { multiSimilarity } from "./multi_similarity.ts";
import { packagedPairs } from "./packaged_pairs.ts";
import { packagedTriplets } from "./packaged_triplets.ts";
import { pairMargin } from "./pair_margin.ts";
import { semiHard } from "./semi_hard.ts";
import { semiHardSingle } from "./semi_hard_single.ts";

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
export * from "./packaged_pairs.ts";
export * from "./packaged_triplets.ts";

/** Miners by name. */
export const miners = {
  "all-pairs": allPairs,
  "pair-margin": pairMargin,
  "hard-pairs": hardPairs,
  "multi-similarity": multiSimilarity,
  "batch-easy-hard": batchEasyHard,
  "packaged-pairs": packagedPairs,
  "all-triplets": allTriplets,
  "hard-window": hardWindow,
  "semi-hard": semiHard,
  "margin-window": marginWindow,
  "easy-window": easyWindow,
  "semi-hard-single": semiHardSingle,
  "batch-hard": batchHard,
  angular,
  "packaged-triplets": packagedTriplets,
} as const;
