import { neg, type Tensor2D, topk, where } from "../tensor/mod.ts";

/** Each row's chosen distances in ascending order, then Infinity; `columns` says where each stood. */
export interface NearestFirst {
  /** `[anchors, references]` */
  readonly distances: Tensor2D;
  /** int32 `[anchors, references]`; of equal distances the lower column comes first. */
  readonly columns: Tensor2D;
}

/** Sorts the distances that `mask` chooses, row by row. */
export function nearestFirst(distances: Tensor2D, mask: Tensor2D): NearestFirst {
  const chosen: Tensor2D = where(mask.cast("bool"), distances, Infinity);
  const { values, indices } = topk(neg(chosen), distances.shape[1], true);
  return { distances: neg(values) as Tensor2D, columns: indices as Tensor2D };
}
