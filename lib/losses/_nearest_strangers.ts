import {
  argMin,
  cast,
  expandDims,
  gather,
  greater,
  isFinite,
  min,
  mul,
  reshape,
  stopGradient,
  type Tensor1D,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";

/** For each anchor two rows, neither of its class, nor both of one. */
export interface Strangers {
  /** int32 `[anchors]` */
  readonly first: Tensor1D;
  /** int32 `[anchors]` */
  readonly second: Tensor1D;
  /** 1 where there are two such rows, else 0, `[anchors]`. */
  readonly found: Tensor1D;
}

/**
 * The two rows nearest to each other, of those that are negative to an anchor and to each other. In O(B²):
 * of a row's partners only the nearest can be one of the two, or the nearest of a third class, where the
 * first is of the anchor's.
 *
 * @param distances of a batch with itself, `[anchors, anchors]`
 * @param negative mask, as `distances`
 */
export function nearestStrangers(distances: Tensor2D, negative: Tensor2D): Strangers {
  const d = stopGradient(distances);
  const nearest = nearestOf(d, negative);
  const other = nearestOf(d, mul(negative, gather(negative, nearest.columns)));

  const isFree: Tensor2D = greater(gather(negative, nearest.columns, { axis: 1 }), 0);
  const apart = where(isFree, expandDims(nearest.distances, 0), expandDims(other.distances, 0));
  const { columns: first, distances: least } = nearestOf(apart as Tensor2D, negative);
  const firstIsFree = reshape(
    gather(isFree, expandDims(first, 1), { axis: 1, batchDims: 1 }),
    [-1],
  );
  return {
    first,
    second: where(firstIsFree, gather(nearest.columns, first), gather(other.columns, first)),
    found: cast(isFinite(least), "float32"),
  };
}

/** The nearest that a mask admits to each row; Infinity where it admits none. */
function nearestOf(
  distances: Tensor2D,
  mask: Tensor2D,
): { readonly distances: Tensor1D; readonly columns: Tensor1D } {
  const admitted: Tensor2D = where(greater(mask, 0), distances, Infinity);
  return { distances: min(admitted, 1), columns: argMin(admitted, 1) };
}
