import type { LossCase } from "./_loss_case.ts";
import { contrastiveCases } from "./cases/contrastive.ts";
import { ntXentCases } from "./cases/nt_xent.ts";
import { tripletMarginCases } from "./cases/triplet_margin.ts";

/** The family's cases, each from its loss's file. */
export const lossCases: readonly LossCase[] = [
  ...contrastiveCases,
  ...tripletMarginCases,
  ...ntXentCases,
];
