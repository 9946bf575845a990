import {
  add,
  argMax,
  gather,
  greater,
  range,
  reshape,
  segmentSum,
  sum,
  type Tensor1D,
  type Tensor2D,
  where,
  zerosLike,
} from "../tensor/mod.ts";
import { indicators } from "./_indicators.ts";
import { ownCosines } from "./_own_cosines.ts";

/** Embedded images with the trained centres of a {@linkcode subCenterArcFace}. */
export interface CenteredRows {
  /** `[rows, dimensions]` */
  readonly embeddings: Tensor2D;
  /** Class of each row, int32 `[rows]`; −1 leaves a row out. */
  readonly labels: Tensor1D;
  /** The loss's `centers`, `[classes * subCenters, dimensions]`. */
  readonly centers: Tensor2D;
  readonly subCenters: number;
}

/**
 * The centre of each class that is the nearest to most of the class's rows, `[classes, dimensions]`; the
 * first of several. A class without rows has zeros.
 *
 * Reference: Deng et al., "Sub-center ArcFace", 2020, section 3.3.
 *
 * @example One class of three rows, two of them near its second centre
 * ```ts
 * import { dominantCenters } from "@marginalia/marginalia/losses";
 * import { startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const centers = dominantCenters({
 *   embeddings: tensor2d([[9, 1], [1, 9], [2, 8]]),
 *   labels: tensor1d([0, 0, 0], "int32"),
 *   centers: tensor2d([[1, 0], [0, 1]]),
 *   subCenters: 2,
 * });
 * assertEquals(await centers.array(), [[0, 1]]);
 * ```
 */
export function dominantCenters(rows: CenteredRows): Tensor2D {
  const { labels, centers, subCenters } = rows;
  const classes = centers.shape[0] / subCenters;
  const nearest = argMax(ownCosines(rows), 1);
  const votes = segmentSum(indicators(nearest, subCenters), labels, classes);
  const firstOfClass = range(0, centers.shape[0], subCenters, "int32");
  const dominant: Tensor2D = gather(centers, add(firstOfClass, argMax(votes, 1)));
  const hasRows = reshape(greater(sum(votes, 1), 0), [classes, 1]);
  return where(hasRows, dominant, zerosLike(dominant));
}
