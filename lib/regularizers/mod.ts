/**
 * What is asked of embeddings or of a loss's weights beside the loss.
 *
 * @module
 */
import { centerInvariant } from "./center_invariant.ts";
import { lp } from "./lp.ts";
import { regularFace } from "./regular_face.ts";
import { sparseCenters } from "./sparse_centers.ts";
import { spherical } from "./spherical.ts";
import { zeroMean } from "./zero_mean.ts";

export * from "./regularizer.ts";
export * from "./center_invariant.ts";
export * from "./lp.ts";
export * from "./regular_face.ts";
export * from "./sparse_centers.ts";
export * from "./spherical.ts";
export * from "./zero_mean.ts";

/** Regularizers by name. */
export const regularizers = {
  "center-invariant": centerInvariant,
  lp,
  "regular-face": regularFace,
  "sparse-centers": sparseCenters,
  spherical,
  "zero-mean": zeroMean,
} as const;
