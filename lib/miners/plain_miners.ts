import { allPairs } from "./all_pairs.ts";
import { allTriplets } from "./all_triplets.ts";
import { angular } from "./angular.ts";
import { batchEasyHard } from "./batch_easy_hard.ts";
import { batchHard } from "./batch_hard.ts";
import { distanceWeighted } from "./distance_weighted.ts";
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
import { uniformHistogram } from "./uniform_histogram.ts";

/** The miners that choose by themselves, by name. */
export const plainMiners = {
  "all-pairs": allPairs,
  "pair-margin": pairMargin,
  "hard-pairs": hardPairs,
  "multi-similarity": multiSimilarity,
  "batch-easy-hard": batchEasyHard,
  "uniform-histogram": uniformHistogram,
  "packaged-pairs": packagedPairs,
  "all-triplets": allTriplets,
  "hard-window": hardWindow,
  "semi-hard": semiHard,
  "margin-window": marginWindow,
  "easy-window": easyWindow,
  "semi-hard-single": semiHardSingle,
  "batch-hard": batchHard,
  angular,
  "distance-weighted": distanceWeighted,
  "packaged-triplets": packagedTriplets,
} as const;
