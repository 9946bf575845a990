import { cast, greaterEqual, less, logicalAnd, reshape, type Tensor1D } from "../tensor/mod.ts";
import { RADIANS_A_DEGREE } from "./_radians_a_degree.ts";
import { type CenteredRows, dominantCenters } from "./dominant_centers.ts";
import { ownCosines } from "./_own_cosines.ts";

/** Which rows are told to be outliers. */
export interface OutlierOptions {
  /** Largest angle with the dominant centre, in degrees. Default: 75, the paper's. */
  readonly threshold?: number;
}

/**
 * 1 for a row that lies farther than a threshold from the dominant centre of its class, and so is probably
 * mislabelled, else 0, `[rows]`; 0 for a row of no class. The rows that are left train a plain
 * {@linkcode arcFace}.
 *
 * Agrees with `get_outliers` of pytorch-metric-learning's `SubCenterArcFaceLoss`, which lists indices class
 * by class.
 *
 * Reference: Deng et al., "Sub-center ArcFace", 2020, section 3.3.
 *
 * @example One row of three at 90° to where the others are
 * ```ts
 * import { findOutliers } from "@marginalia/marginalia/losses";
 * import { startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const outliers = findOutliers({
 *   embeddings: tensor2d([[1, 0], [0, 1], [1, 9]]),
 *   labels: tensor1d([0, 0, 0], "int32"),
 *   centers: tensor2d([[1, 0], [0, 1]]),
 *   subCenters: 2,
 * });
 * assertEquals(await outliers.array(), [1, 0, 0]);
 * ```
 */
export function findOutliers(
  rows: CenteredRows,
  { threshold = 75 }: OutlierOptions = {},
): Tensor1D {
  const similarities: Tensor1D = reshape(
    ownCosines({ ...rows, centers: dominantCenters(rows), subCenters: 1 }),
    [-1],
  );
  const isFar = less(similarities, Math.cos(threshold * RADIANS_A_DEGREE));
  return cast(logicalAnd(isFar, greaterEqual(rows.labels, 0)), "float32");
}
