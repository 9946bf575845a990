import { customGrad, neg, type Tensor, topk } from "@tensorflow/tfjs";
import { scatterAlongLast } from "./_scatter_along_last.ts";

/**
 * The values in ascending order along the last axis; equal ones keep their order. The gradient of each
 * result goes back to the value it was.
 *
 * @param x rank 1 or more
 * @throws {TypeError} if `x` is a scalar.
 */
export function sort<Kind extends Tensor>(x: Kind): Kind {
  const length = x.shape.at(-1);
  if (length === undefined) {
    throw new TypeError("Cannot sort: needs rank 1 or more, found a scalar");
  }
  return customGrad((input, save) => {
    const { values, indices } = topk(neg(input as Tensor), length, true);
    (save as (tensors: Tensor[]) => void)([indices]);
    return {
      value: neg(values),
      gradFunc: (dy: Tensor, saved: Tensor[]) => scatterAlongLast(dy, saved[0]!),
    };
  })(x) as Kind;
}
