import { greater, type Tensor2D, where, zerosLike } from "../tensor/mod.ts";

/** Takes the logarithm of an empty sum, −∞, as 0. */
export function emptyIsZero(logSum: Tensor2D): Tensor2D {
  return where(greater(logSum, -Infinity), logSum, zerosLike(logSum));
}
