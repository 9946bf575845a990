import { cast, max, min, type Tensor2D, where } from "../tensor/mod.ts";

/** Smallest distance that `mask` chooses in each row, `[anchors, 1]`; Infinity where it chooses none. */
export function nearest(distances: Tensor2D, mask: Tensor2D): Tensor2D {
  return min(where(cast(mask, "bool"), distances, Infinity), 1, true);
}

/** Largest distance that `mask` chooses in each row, `[anchors, 1]`; −Infinity where it chooses none. */
export function farthest(distances: Tensor2D, mask: Tensor2D): Tensor2D {
  return max(where(cast(mask, "bool"), distances, -Infinity), 1, true);
}
