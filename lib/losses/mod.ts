import { circle } from "./circle.ts";
import { contrastive } from "./contrastive.ts";
import { infoNce } from "./info_nce.ts";
import { multiSimilarity } from "./multi_similarity.ts";
import { ntXent } from "./nt_xent.ts";
import { simclr } from "./simclr.ts";
import { supCon } from "./sup_con.ts";
import { tripletMargin } from "./triplet_margin.ts";

export * from "./loss.ts";
export * from "./loss_terms.ts";
export * from "./circle.ts";
export * from "./contrastive.ts";
export * from "./info_nce.ts";
export * from "./multi_similarity.ts";
export * from "./nt_xent.ts";
export * from "./simclr.ts";
export * from "./sup_con.ts";
export * from "./triplet_margin.ts";

/** Losses by name. */
export const losses = {
  circle,
  contrastive,
  "info-nce": infoNce,
  "multi-similarity": multiSimilarity,
  "nt-xent": ntXent,
  simclr,
  "sup-con": supCon,
  "triplet-margin": tripletMargin,
} as const;
