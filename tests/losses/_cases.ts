import type { LossCase } from "./_loss_case.ts";
import { circleCases } from "./cases/circle.ts";
import { contrastiveCases } from "./cases/contrastive.ts";
import { infoNceCases } from "./cases/info_nce.ts";
import { multiSimilarityCases } from "./cases/multi_similarity.ts";
import { ntXentCases } from "./cases/nt_xent.ts";
import { simclrCases } from "./cases/simclr.ts";
import { supConCases } from "./cases/sup_con.ts";
import { tripletMarginCases } from "./cases/triplet_margin.ts";

/** The family's cases, each from its loss's file. */
export const lossCases: readonly LossCase[] = [
  ...circleCases,
  ...contrastiveCases,
  ...infoNceCases,
  ...multiSimilarityCases,
  ...ntXentCases,
  ...simclrCases,
  ...supConCases,
  ...tripletMarginCases,
];
