import type { LossCase } from "./_loss_case.ts";
import { angleCases } from "./cases/angle.ts";
import { angularCases } from "./cases/angular.ts";
import { arcFaceCases } from "./cases/arc_face.ts";
import { barlowTwinsCases } from "./cases/barlow_twins.ts";
import { centerCases } from "./cases/center.ts";
import { centroidTripletCases } from "./cases/centroid_triplet.ts";
import { circleCases } from "./cases/circle.ts";
import { contrastiveCases } from "./cases/contrastive.ts";
import { cosFaceCases } from "./cases/cos_face.ts";
import { cosentCases } from "./cases/cosent.ts";
import { decoupledContrastiveCases } from "./cases/decoupled_contrastive.ts";
import { dynamicArcFaceCases } from "./cases/dynamic_arc_face.ts";
import { dynamicSoftMarginCases } from "./cases/dynamic_soft_margin.ts";
import { fastApCases } from "./cases/fast_ap.ts";
import { ge2eCases } from "./cases/ge2e.ts";
import { generalizedLiftedStructureCases } from "./cases/generalized_lifted_structure.ts";
import { histogramCases } from "./cases/histogram.ts";
import { improvedTripletCases } from "./cases/improved_triplet.ts";
import { infoNceCases } from "./cases/info_nce.ts";
import { instanceCases } from "./cases/instance.ts";
import { intraPairVarianceCases } from "./cases/intra_pair_variance.ts";
import { largeMarginSoftmaxCases } from "./cases/large_margin_softmax.ts";
import { liftedStructureCases } from "./cases/lifted_structure.ts";
import { manifoldCases } from "./cases/manifold.ts";
import { marginCases } from "./cases/margin.ts";
import { megaBatchMarginCases } from "./cases/mega_batch_margin.ts";
import { multiSimilarityCases } from "./cases/multi_similarity.ts";
import { multiSupConCases } from "./cases/multi_sup_con.ts";
import { nPairsCases } from "./cases/n_pairs.ts";
import { ncaCases } from "./cases/nca.ts";
import { normalizedSoftmaxCases } from "./cases/normalized_softmax.ts";
import { ntXentCases } from "./cases/nt_xent.ts";
import { p2sGradCases } from "./cases/p2s_grad.ts";
import { pnpCases } from "./cases/pnp.ts";
import { proxyAnchorCases } from "./cases/proxy_anchor.ts";
import { proxyNcaCases } from "./cases/proxy_nca.ts";
import { quadrupletCases } from "./cases/quadruplet.ts";
import { rankedListCases } from "./cases/ranked_list.ts";
import { signalToNoiseContrastiveCases } from "./cases/signal_to_noise_contrastive.ts";
import { simclrCases } from "./cases/simclr.ts";
import { simsiamCases } from "./cases/simsiam.ts";
import { smoothApCases } from "./cases/smooth_ap.ts";
import { softNearestNeighborCases } from "./cases/soft_nearest_neighbor.ts";
import { softTripleCases } from "./cases/soft_triple.ts";
import { sphereFaceCases } from "./cases/sphere_face.ts";
import { subCenterArcFaceCases } from "./cases/sub_center_arc_face.ts";
import { supConCases } from "./cases/sup_con.ts";
import { thresholdConsistentMarginCases } from "./cases/threshold_consistent_margin.ts";
import { tripletMarginCases } from "./cases/triplet_margin.ts";
import { tupletMarginCases } from "./cases/tuplet_margin.ts";
import { vicRegCases } from "./cases/vic_reg.ts";

/** The family's cases, each from its loss's file. */
export const lossCases: readonly LossCase[] = [
  ...angleCases,
  ...angularCases,
  ...arcFaceCases,
  ...barlowTwinsCases,
  ...centerCases,
  ...centroidTripletCases,
  ...circleCases,
  ...contrastiveCases,
  ...cosFaceCases,
  ...cosentCases,
  ...decoupledContrastiveCases,
  ...dynamicArcFaceCases,
  ...dynamicSoftMarginCases,
  ...fastApCases,
  ...ge2eCases,
  ...generalizedLiftedStructureCases,
  ...histogramCases,
  ...improvedTripletCases,
  ...infoNceCases,
  ...instanceCases,
  ...intraPairVarianceCases,
  ...largeMarginSoftmaxCases,
  ...liftedStructureCases,
  ...manifoldCases,
  ...marginCases,
  ...megaBatchMarginCases,
  ...multiSimilarityCases,
  ...multiSupConCases,
  ...nPairsCases,
  ...ncaCases,
  ...normalizedSoftmaxCases,
  ...ntXentCases,
  ...p2sGradCases,
  ...pnpCases,
  ...proxyAnchorCases,
  ...proxyNcaCases,
  ...quadrupletCases,
  ...rankedListCases,
  ...signalToNoiseContrastiveCases,
  ...simclrCases,
  ...simsiamCases,
  ...smoothApCases,
  ...softNearestNeighborCases,
  ...softTripleCases,
  ...sphereFaceCases,
  ...subCenterArcFaceCases,
  ...supConCases,
  ...thresholdConsistentMarginCases,
  ...tripletMarginCases,
  ...tupletMarginCases,
  ...vicRegCases,
];
