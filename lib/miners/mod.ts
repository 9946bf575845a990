import { allPairs } from "./all_pairs.ts";
import { allTriplets } from "./all_triplets.ts";
import { angular } from "./angular.ts";
import { batchHard } from "./batch_hard.ts";
import { packagedPairs } from "./packaged_pairs.ts";
import { packagedTriplets } from "./packaged_triplets.ts";
import { semiHard } from "./semi_hard.ts";
import { semiHardSingle } from "./semi_hard_single.ts";

export * from "./selection.ts";
export * from "./miner.ts";
export * from "./product_counts.ts";
export * from "./predicate_counts.ts";
export * from "./as_pairs.ts";
export * from "./as_triplets.ts";
export * from "./list_pairs.ts";
export * from "./list_triplets.ts";
export * from "./all_pairs.ts";
export * from "./all_triplets.ts";
export * from "./angular.ts";
export * from "./batch_hard.ts";
export * from "./semi_hard.ts";
export * from "./semi_hard_single.ts";
export * from "./packaged_pairs.ts";
export * from "./packaged_triplets.ts";

/** Miners by name. */
export const miners = {
  "all-pairs": allPairs,
  "all-triplets": allTriplets,
  angular,
  "batch-hard": batchHard,
  "semi-hard": semiHard,
  "semi-hard-single": semiHardSingle,
  "packaged-pairs": packagedPairs,
  "packaged-triplets": packagedTriplets,
} as const;
