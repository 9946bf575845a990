import {
  greater,
  mul,
  sqrt,
  square,
  sum,
  type Tensor1D,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";

/** ‖row‖, `[rows]`; a zero row has no direction, and gradient 0. */
export function rowNorms(rows: Tensor2D): Tensor1D {
  const squared: Tensor1D = sum(square(rows), 1);
  const some = greater(squared, 0);
  return mul(sqrt(where(some, squared, 1)), where(some, 1, 0));
}
