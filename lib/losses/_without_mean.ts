import { mean, sub, type Tensor2D } from "../tensor/mod.ts";

/** Rows less their mean, `[rows, dimensions]`. */
export function withoutMean(rows: Tensor2D): Tensor2D {
  return sub(rows, mean(rows, 0, true));
}
