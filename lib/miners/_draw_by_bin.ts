import {
  add,
  cast,
  concat,
  expandDims,
  gather,
  greater,
  lowerBound,
  maximum,
  mul,
  neg,
  range,
  reshape,
  scalar,
  scatterND,
  slice,
  statelessInteger,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  tile,
  topk,
  where,
  zerosLike,
} from "../tensor/mod.ts";

export interface DrawByBin {
  readonly distances: Tensor2D;
  /** 1 where there is a pair to draw, else 0. */
  readonly mask: Tensor2D;
  readonly bins: number;
  /** Draws from each bin that has pairs. */
  readonly each: number;
  readonly seed: Tensor1D;
}

/** How often each pair is drawn, `[anchors, references]`. */
export function drawByBin({ distances, mask, bins, each, seed }: DrawByBin): Tensor2D {
  if (each === 0) return zerosLike(distances);
  const { size, shape } = distances;
  const flat: Tensor1D = reshape(where(cast(mask, "bool"), distances, Infinity), [size]);
  const { values, indices } = topk(neg(flat), size);
  const starts = binStarts(neg(values) as Tensor1D, cast(sum(mask), "int32") as Tensor1D, bins);
  const first: Tensor1D = slice(starts, 0, bins);
  const members: Tensor1D = sub(slice(starts, 1, bins), first);

  const below = expandDims(maximum(members, scalar(1, "int32")), 1);
  const within = statelessInteger<Tensor2D>(seed, below, [bins, each]);
  const places = reshape(add(expandDims(first, 1), within), [-1]);
  const drawn = tile(expandDims(cast(greater(members, 0), "float32"), 1), [1, each]);
  // An empty bin at the end would start behind the last pair.
  const last = scalar(size - 1, "int32");
  const pairs = gather(indices, places.minimum(last));
  return reshape(scatterND(expandDims(pairs, 1), reshape(drawn, [-1]), [size]), shape);
}

/** Where each bin begins among the sorted distances, and where the last one ends, int32 `[bins + 1]`. */
function binStarts(sorted: Tensor1D, count: Tensor1D, bins: number): Tensor1D {
  const some = greater(count, 0);
  const least = where(some, slice(sorted, 0, 1), 0);
  const most = where(
    some,
    gather(sorted, maximum(sub(count, scalar(1, "int32")), scalar(0, "int32"))),
    0,
  );
  const steps = range(0, bins).div(bins);
  const edges: Tensor1D = add(least, mul(sub(most, least), steps));
  const starts = lowerBound(expandDims(sorted, 0) as Tensor2D, expandDims(edges, 0) as Tensor2D);
  return concat([reshape(starts, [bins]), reshape(count, [1])], 0) as Tensor1D;
}
