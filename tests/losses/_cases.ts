import type { LossCase } from "./_loss_case.ts";
import { circleCases } from "./cases/circle.ts";
import { contrastiveCases } from "./cases/contrastive.ts";
import { decoupledContrastiveCases } from "./cases/decoupled_contrastive.ts";
import { infoNceCases } from "./cases/info_nce.ts";
import { intraPairVarianceCases } from "./cases/intra_pair_variance.ts";
import { megaBatchMarginCases } from "./cases/mega_batch_margin.ts";
import { multiSimilarityCases } from "./cases/multi_similarity.ts";
import { multiSupConCases } from "./cases/multi_sup_con.ts";
import { nPairsCases } from "./cases/n_pairs.ts";
import { ncaCases } from "./cases/nca.ts";
import { ntXentCases } from "./cases/nt_xent.ts";
import { simclrCases } from "./cases/simclr.ts";
import { softNearestNeighborCases } from "./cases/soft_nearest_neighbor.ts";
import { supConCases } from "./cases/sup_con.ts";
import { thresholdConsistentMarginCases } from "./cases/threshold_consistent_margin.ts";
import { tripletMarginCases } from "./cases/triplet_margin.ts";
import { tupletMarginCases } from "./cases/tuplet_margin.ts";

/** The family's cases, each from its loss's file. */
export const lossCases: readonly LossCase[] = [
  ...circleCases,
  ...contrastiveCases,
  ...decoupledContrastiveCases,
  ...infoNceCases,
  ...intraPairVarianceCases,
  ...megaBatchMarginCases,
  ...multiSimilarityCases,
  ...multiSupConCases,
  ...nPairsCases,
  ...ncaCases,
  ...ntXentCases,
  ...simclrCases,
  ...softNearestNeighborCases,
  ...supConCases,
  ...thresholdConsistentMarginCases,
  ...tripletMarginCases,
  ...tupletMarginCases,
];
