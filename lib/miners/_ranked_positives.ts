import {
  cast,
  cumsum,
  gather,
  minimum,
  reshape,
  scalar,
  slice,
  sub,
  type Tensor1D,
  type Tensor2D,
  upperBound,
} from "../tensor/mod.ts";

/** Triplets ordered by positive: how many an anchor has, and which positive a rank falls to. */
export interface RankedPositives {
  /** int32 `[anchors]` */
  readonly counts: Tensor1D;
  /** The positive of each rank, and which of the triplets with that positive it is. */
  at(ranks: Tensor2D): { readonly positive: Tensor2D; readonly offset: Tensor2D };
}

/** @param negatives How many negatives each positive has, `[anchors, references]`. */
export function rankedPositives(negatives: Tensor2D): RankedPositives {
  const [anchors, references] = negatives.shape;
  const each: Tensor2D = cast(negatives, "int32");
  const ends: Tensor2D = cumsum(each, 1);
  const pick = (from: Tensor2D, columns: Tensor2D) =>
    gather<Tensor2D>(from, columns, { axis: 1, batchDims: 1 });
  return {
    counts: reshape(slice(ends, [0, references - 1], [anchors, 1]), [anchors]),
    at(ranks) {
      const positive: Tensor2D = minimum(upperBound(ends, ranks), scalar(references - 1, "int32"));
      const before = sub(pick(ends, positive), pick(each, positive));
      return { positive, offset: sub(ranks, before) };
    },
  };
}
