import {
  add,
  div,
  mul,
  neg,
  pow,
  type Scalar,
  sub,
  type Tensor2D,
  tensor2d,
} from "../tensor/mod.ts";

/** Margins of the largest and of the smallest class, and how fast they fall between. */
export interface MarginBounds {
  readonly smallestMargin: Scalar;
  readonly largestMargin: Scalar;
  readonly power: Scalar;
}

/** a n^(−power) + b for each class of n images, between the bounds, `[1, classes]`. */
export function classMargins(
  sizes: readonly number[],
  { smallestMargin, largestMargin, power }: MarginBounds,
): Tensor2D {
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  const range = sub(largestMargin, smallestMargin);
  if (smallest === largest) return add(largestMargin, tensor2d([sizes.map(() => 0)]));
  // As shares of the largest class, so that large sizes lose no digits.
  const height = (size: number[]) => sub(pow(tensor2d([size]), neg(power)), 1);
  const heights = height(sizes.map((size) => size / largest));
  const share = div(heights, height([smallest / largest]));
  return add(smallestMargin, mul(range, share));
}
