import { circle } from "./circle.ts";
import { contrastive } from "./contrastive.ts";
import { decoupledContrastive } from "./decoupled_contrastive.ts";
import { infoNce } from "./info_nce.ts";
import { intraPairVariance } from "./intra_pair_variance.ts";
import { megaBatchMargin } from "./mega_batch_margin.ts";
import { multiSimilarity } from "./multi_similarity.ts";
import { multiSupCon } from "./multi_sup_con.ts";
import { nPairs } from "./n_pairs.ts";
import { nca } from "./nca.ts";
import { ntXent } from "./nt_xent.ts";
import { simclr } from "./simclr.ts";
import { softNearestNeighbor } from "./soft_nearest_neighbor.ts";
import { supCon } from "./sup_con.ts";
import { thresholdConsistentMargin } from "./threshold_consistent_margin.ts";
import { tripletMargin } from "./triplet_margin.ts";
import { tupletMargin } from "./tuplet_margin.ts";

export * from "./loss.ts";
export * from "./loss_terms.ts";
export * from "./circle.ts";
export * from "./contrastive.ts";
export * from "./decoupled_contrastive.ts";
export * from "./info_nce.ts";
export * from "./intra_pair_variance.ts";
export * from "./mega_batch_margin.ts";
export * from "./multi_similarity.ts";
export * from "./multi_sup_con.ts";
export * from "./n_pairs.ts";
export * from "./nca.ts";
export * from "./nt_xent.ts";
export * from "./simclr.ts";
export * from "./soft_nearest_neighbor.ts";
export * from "./sup_con.ts";
export * from "./threshold_consistent_margin.ts";
export * from "./triplet_margin.ts";
export * from "./tuplet_margin.ts";

/** Losses by name. */
export const losses = {
  circle,
  contrastive,
  "decoupled-contrastive": decoupledContrastive,
  "info-nce": infoNce,
  "intra-pair-variance": intraPairVariance,
  "mega-batch-margin": megaBatchMargin,
  "multi-similarity": multiSimilarity,
  "multi-sup-con": multiSupCon,
  "n-pairs": nPairs,
  nca,
  "nt-xent": ntXent,
  simclr,
  "soft-nearest-neighbor": softNearestNeighbor,
  "sup-con": supCon,
  "threshold-consistent-margin": thresholdConsistentMargin,
  "triplet-margin": tripletMargin,
  "tuplet-margin": tupletMargin,
} as const;
