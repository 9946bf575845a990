import { argMax, argMin, cast, max, mul, oneHot, type Tensor2D, where } from "../tensor/mod.ts";

/** 1 at the nearest of those that `mask` chooses in each row, the first of equals; else 0. */
export function pickNearest(distances: Tensor2D, mask: Tensor2D): Tensor2D {
  return only(argMin(where(cast(mask, "bool"), distances, Infinity), 1), mask);
}

/** 1 at the farthest of those that `mask` chooses in each row, the first of equals; else 0. */
export function pickFarthest(distances: Tensor2D, mask: Tensor2D): Tensor2D {
  return only(argMax(where(cast(mask, "bool"), distances, -Infinity), 1), mask);
}

function only(column: ReturnType<typeof argMin>, mask: Tensor2D): Tensor2D {
  return mul(cast(oneHot(column, mask.shape[1]), "float32"), max(mask, 1, true)) as Tensor2D;
}
