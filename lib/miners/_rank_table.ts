import {
  add,
  argsort,
  cast,
  expandDims,
  fill,
  gather,
  greater,
  lowerBound,
  minimum,
  range,
  reshape,
  scalar,
  sub,
  type Tensor1D,
  type Tensor2D,
  upperBound,
  where,
} from "../tensor/mod.ts";
import type { RankedTriplets } from "./_ranked_triplets.ts";
import type { Table } from "./selection.ts";

/** A table's triplets, its rows ordered by anchor, padding last. */
export function rankTable(
  { anchor, positive, negative, weight }: Table,
  anchors: number,
): RankedTriplets {
  const keys: Tensor1D = where(greater(weight, 0), anchor, fill(anchor.shape, anchors, "int32"));
  const order = argsort(keys) as Tensor1D;
  const sorted = expandDims(gather(keys, order), 0) as Tensor2D;
  const each = expandDims(range(0, anchors, 1, "int32"), 0) as Tensor2D;
  const starts: Tensor1D = reshape(lowerBound(sorted, each), [anchors]);
  const ends: Tensor1D = reshape(upperBound(sorted, each), [anchors]);
  return {
    counts: sub(ends, starts),
    at(ranks) {
      const last = scalar(anchor.size - 1, "int32");
      const row = gather<Tensor2D>(order, minimum(add(expandDims(starts, 1), ranks), last));
      return {
        positive: gather(positive, row),
        negative: gather(negative, row),
        weight: cast(gather(weight, row), "float32"),
      };
    },
  };
}
