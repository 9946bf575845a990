import { contrastive } from "./contrastive.ts";
import { ntXent } from "./nt_xent.ts";
import { tripletMargin } from "./triplet_margin.ts";

export * from "./loss.ts";
export * from "./loss_terms.ts";
export * from "./contrastive.ts";
export * from "./triplet_margin.ts";
export * from "./nt_xent.ts";

/** Losses by name. */
export const losses = {
  contrastive,
  "triplet-margin": tripletMargin,
  "nt-xent": ntXent,
} as const;
