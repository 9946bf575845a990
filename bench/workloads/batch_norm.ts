import { add, mean, mul, rsqrt, square, sub, type Tensor } from "../../lib/tensor/mod.ts";

const EPSILON = 1e-5;

export interface Normed {
  readonly y: Tensor;
  /** Of the batch, each channel's. */
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/** Batch normalisation over all axes but the last. */
export function batchNorm(
  x: Tensor,
  { scale, offset }: { readonly scale: Tensor; readonly offset: Tensor },
): Normed {
  const center = mean(x, [0, 1, 2]);
  const apart = sub(x, center);
  const variance = mean(square(apart), [0, 1, 2]);
  const y = add(mul(apart, mul(rsqrt(add(variance, EPSILON)), scale)), offset);
  return { y, mean: center, variance };
}
