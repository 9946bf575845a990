import { angle } from "./angle.ts";
import { angular } from "./angular.ts";
import { arcFace } from "./arc_face.ts";
import { barlowTwins } from "./barlow_twins.ts";
import { center } from "./center.ts";
import { centroidTriplet } from "./centroid_triplet.ts";
import { circle } from "./circle.ts";
import { contrastive } from "./contrastive.ts";
import { cosFace } from "./cos_face.ts";
import { cosent } from "./cosent.ts";
import { decoupledContrastive } from "./decoupled_contrastive.ts";
import { dynamicArcFace } from "./dynamic_arc_face.ts";
import { dynamicSoftMargin } from "./dynamic_soft_margin.ts";
import { fastAp } from "./fast_ap.ts";
import { ge2e } from "./ge2e.ts";
import { generalizedLiftedStructure } from "./generalized_lifted_structure.ts";
import { histogram } from "./histogram.ts";
import { improvedTriplet } from "./improved_triplet.ts";
import { infoNce } from "./info_nce.ts";
import { instance } from "./instance.ts";
import { intraPairVariance } from "./intra_pair_variance.ts";
import { largeMarginSoftmax } from "./large_margin_softmax.ts";
import { liftedStructure } from "./lifted_structure.ts";
import { manifold } from "./manifold.ts";
import { margin } from "./margin.ts";
import { megaBatchMargin } from "./mega_batch_margin.ts";
import { multiSimilarity } from "./multi_similarity.ts";
import { multiSupCon } from "./multi_sup_con.ts";
import { nPairs } from "./n_pairs.ts";
import { nca } from "./nca.ts";
import { normalizedSoftmax } from "./normalized_softmax.ts";
import { ntXent } from "./nt_xent.ts";
import { p2sGrad } from "./p2s_grad.ts";
import { pnp } from "./pnp.ts";
import { proxyAnchor } from "./proxy_anchor.ts";
import { proxyNca } from "./proxy_nca.ts";
import { quadruplet } from "./quadruplet.ts";
import { rankedList } from "./ranked_list.ts";
import { signalToNoiseContrastive } from "./signal_to_noise_contrastive.ts";
import { simclr } from "./simclr.ts";
import { simsiam } from "./simsiam.ts";
import { smoothAp } from "./smooth_ap.ts";
import { softNearestNeighbor } from "./soft_nearest_neighbor.ts";
import { softTriple } from "./soft_triple.ts";
import { sphereFace } from "./sphere_face.ts";
import { subCenterArcFace } from "./sub_center_arc_face.ts";
import { supCon } from "./sup_con.ts";
import { thresholdConsistentMargin } from "./threshold_consistent_margin.ts";
import { tripletMargin } from "./triplet_margin.ts";
import { tupletMargin } from "./tuplet_margin.ts";
import { vicReg } from "./vic_reg.ts";

export * from "./loss.ts";
export * from "./loss_terms.ts";
export * from "./angle.ts";
export * from "./angular.ts";
export * from "./arc_face.ts";
export * from "./barlow_twins.ts";
export * from "./center.ts";
export * from "./centroid_triplet.ts";
export * from "./circle.ts";
export * from "./contrastive.ts";
export * from "./cos_face.ts";
export * from "./cosent.ts";
export * from "./decoupled_contrastive.ts";
export * from "./dominant_centers.ts";
export * from "./dynamic_arc_face.ts";
export * from "./dynamic_soft_margin.ts";
export * from "./fast_ap.ts";
export * from "./find_outliers.ts";
export * from "./ge2e.ts";
export * from "./generalized_lifted_structure.ts";
export * from "./histogram.ts";
export * from "./improved_triplet.ts";
export * from "./info_nce.ts";
export * from "./instance.ts";
export * from "./intra_pair_variance.ts";
export * from "./large_margin_softmax.ts";
export * from "./lifted_structure.ts";
export * from "./manifold.ts";
export * from "./margin.ts";
export * from "./mega_batch_margin.ts";
export * from "./multi_similarity.ts";
export * from "./multi_sup_con.ts";
export * from "./n_pairs.ts";
export * from "./nca.ts";
export * from "./normalized_softmax.ts";
export * from "./nt_xent.ts";
export * from "./p2s_grad.ts";
export * from "./pnp.ts";
export * from "./proxy_anchor.ts";
export * from "./proxy_nca.ts";
export * from "./quadruplet.ts";
export * from "./ranked_list.ts";
export * from "./signal_to_noise_contrastive.ts";
export * from "./simclr.ts";
export * from "./simsiam.ts";
export * from "./smooth_ap.ts";
export * from "./soft_nearest_neighbor.ts";
export * from "./soft_triple.ts";
export * from "./sphere_face.ts";
export * from "./sub_center_arc_face.ts";
export * from "./sup_con.ts";
export * from "./threshold_consistent_margin.ts";
export * from "./triplet_margin.ts";
export * from "./tuplet_margin.ts";
export * from "./vic_reg.ts";

/** Losses by name. */
export const losses = {
  angle,
  angular,
  "arc-face": arcFace,
  "barlow-twins": barlowTwins,
  center,
  "centroid-triplet": centroidTriplet,
  circle,
  contrastive,
  "cos-face": cosFace,
  cosent,
  "decoupled-contrastive": decoupledContrastive,
  "dynamic-arc-face": dynamicArcFace,
  "dynamic-soft-margin": dynamicSoftMargin,
  "fast-ap": fastAp,
  ge2e,
  "generalized-lifted-structure": generalizedLiftedStructure,
  histogram,
  "improved-triplet": improvedTriplet,
  "info-nce": infoNce,
  instance,
  "intra-pair-variance": intraPairVariance,
  "large-margin-softmax": largeMarginSoftmax,
  "lifted-structure": liftedStructure,
  manifold,
  margin,
  "mega-batch-margin": megaBatchMargin,
  "multi-similarity": multiSimilarity,
  "multi-sup-con": multiSupCon,
  "n-pairs": nPairs,
  nca,
  "normalized-softmax": normalizedSoftmax,
  "nt-xent": ntXent,
  "p2s-grad": p2sGrad,
  pnp,
  "proxy-anchor": proxyAnchor,
  "proxy-nca": proxyNca,
  quadruplet,
  "ranked-list": rankedList,
  "signal-to-noise-contrastive": signalToNoiseContrastive,
  simclr,
  simsiam,
  "smooth-ap": smoothAp,
  "soft-nearest-neighbor": softNearestNeighbor,
  "soft-triple": softTriple,
  "sphere-face": sphereFace,
  "sub-center-arc-face": subCenterArcFace,
  "sup-con": supCon,
  "threshold-consistent-margin": thresholdConsistentMargin,
  "triplet-margin": tripletMargin,
  "tuplet-margin": tupletMargin,
  "vic-reg": vicReg,
} as const;
