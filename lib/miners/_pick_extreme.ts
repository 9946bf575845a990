import {
  argMax,
  argMin,
  cast,
  equal,
  expandDims,
  max,
  mul,
  range,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";

/** 1 at the nearest of those that `mask` chooses in each row, the first of equals; else 0. */
export function pickNearest(distances: Tensor2D, mask: Tensor2D): Tensor2D {
  return only(argMin(where(cast(mask, "bool"), distances, Infinity), 1), mask);
}

/** 1 at the farthest of those that `mask` chooses in each row, the first of equals; else 0. */
export function pickFarthest(distances: Tensor2D, mask: Tensor2D): Tensor2D {
  return only(argMax(where(cast(mask, "bool"), distances, -Infinity), 1), mask);
}

function only(column: ReturnType<typeof argMin>, mask: Tensor2D): Tensor2D {
  const columns = range(0, mask.shape[1], 1, "int32");
  const here = equal(expandDims(column, 1), expandDims(columns, 0));
  return mul(cast(here, "float32"), max(mask, 1, true)) as Tensor2D;
}
