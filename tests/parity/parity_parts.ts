import type { ParityPart } from "./parity_part.ts";
import { angularParity } from "./parts/angular.ts";
import { circleParity } from "./parts/circle.ts";
import { classLossesParity } from "./parts/class_losses.ts";
import { contrastiveParity } from "./parts/contrastive.ts";
import { distancesParity } from "./parts/distances.ts";
import { dynamicSoftMarginParity } from "./parts/dynamic_soft_margin.ts";
import { fastApParity } from "./parts/fast_ap.ts";
import { histogramParity } from "./parts/histogram.ts";
import { infoNceParity } from "./parts/info_nce.ts";
import { instanceParity } from "./parts/instance.ts";
import { intraPairVarianceParity } from "./parts/intra_pair_variance.ts";
import { liftedStructureParity } from "./parts/lifted_structure.ts";
import { manifoldParity } from "./parts/manifold.ts";
import { marginParity } from "./parts/margin.ts";
import { minersParity } from "./parts/miners.ts";
import { multiSimilarityParity } from "./parts/multi_similarity.ts";
import { nPairsParity } from "./parts/n_pairs.ts";
import { ncaParity } from "./parts/nca.ts";
import { ntXentParity } from "./parts/nt_xent.ts";
import { rankedListParity } from "./parts/ranked_list.ts";
import { rankingLossesParity } from "./parts/ranking_losses.ts";
import { reducersParity } from "./parts/reducers.ts";
import { regularizersParity } from "./parts/regularizers.ts";
import { signalToNoiseContrastiveParity } from "./parts/signal_to_noise_contrastive.ts";
import { softNearestNeighborParity } from "./parts/soft_nearest_neighbor.ts";
import { supConParity } from "./parts/sup_con.ts";
import { thresholdConsistentMarginParity } from "./parts/threshold_consistent_margin.ts";
import { tripletMarginParity } from "./parts/triplet_margin.ts";
import { tupletMarginParity } from "./parts/tuplet_margin.ts";
import { vicRegParity } from "./parts/vic_reg.ts";
import { wrappersParity } from "./parts/wrappers.ts";

/** Every part that the reference has too. */
export const parityParts: readonly ParityPart[] = [
  angularParity,
  circleParity,
  ...classLossesParity,
  contrastiveParity,
  dynamicSoftMarginParity,
  fastApParity,
  histogramParity,
  infoNceParity,
  instanceParity,
  intraPairVarianceParity,
  ...liftedStructureParity,
  manifoldParity,
  marginParity,
  multiSimilarityParity,
  ncaParity,
  nPairsParity,
  ntXentParity,
  rankedListParity,
  ...rankingLossesParity,
  signalToNoiseContrastiveParity,
  softNearestNeighborParity,
  supConParity,
  thresholdConsistentMarginParity,
  ...tripletMarginParity,
  tupletMarginParity,
  vicRegParity,
  ...distancesParity,
  ...minersParity,
  ...reducersParity,
  ...regularizersParity,
  ...wrappersParity,
];
