import type { ParityPart } from "./parity_part.ts";
import { circleParity } from "./parts/circle.ts";
import { classLossesParity } from "./parts/class_losses.ts";
import { contrastiveParity } from "./parts/contrastive.ts";
import { distancesParity } from "./parts/distances.ts";
import { infoNceParity } from "./parts/info_nce.ts";
import { intraPairVarianceParity } from "./parts/intra_pair_variance.ts";
import { minersParity } from "./parts/miners.ts";
import { multiSimilarityParity } from "./parts/multi_similarity.ts";
import { nPairsParity } from "./parts/n_pairs.ts";
import { ncaParity } from "./parts/nca.ts";
import { ntXentParity } from "./parts/nt_xent.ts";
import { reducersParity } from "./parts/reducers.ts";
import { regularizersParity } from "./parts/regularizers.ts";
import { softNearestNeighborParity } from "./parts/soft_nearest_neighbor.ts";
import { supConParity } from "./parts/sup_con.ts";
import { thresholdConsistentMarginParity } from "./parts/threshold_consistent_margin.ts";
import { tripletMarginParity } from "./parts/triplet_margin.ts";
import { tupletMarginParity } from "./parts/tuplet_margin.ts";
import { vicRegParity } from "./parts/vic_reg.ts";
import { wrappersParity } from "./parts/wrappers.ts";

/** Every part that the reference has too. */
export const parityParts: readonly ParityPart[] = [
  circleParity,
  ...classLossesParity,
  contrastiveParity,
  infoNceParity,
  intraPairVarianceParity,
  multiSimilarityParity,
  ncaParity,
  nPairsParity,
  ntXentParity,
  softNearestNeighborParity,
  supConParity,
  thresholdConsistentMarginParity,
  tripletMarginParity,
  tupletMarginParity,
  vicRegParity,
  ...distancesParity,
  ...minersParity,
  ...reducersParity,
  ...regularizersParity,
  ...wrappersParity,
];
