import {
  add,
  customGrad,
  equal,
  exp,
  isFinite,
  log,
  max,
  mul,
  reshape,
  sub,
  sum,
  type Tensor,
  util,
  where,
  zerosLike,
} from "@tensorflow/tfjs";

/**
 * ln Σ exp x along axes, without overflow: the largest x is taken out first. −∞ stands for "not there": it
 * adds nothing and its gradient is 0, and a sum of nothing else is −∞, its gradients 0. So a mask is
 * `where(mask, x, -Infinity)`. The gradient is the softmax: dx = dy · exp(x − result).
 *
 * @param axis one or several, negative from the end. Default: all.
 * @param keepDims keeps the summed axes with length 1. Default: false.
 *
 * @example A row with one masked value, and one with nothing
 * ```ts
 * import { logSumExp, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const x = tensor2d([[1000, -Infinity], [-Infinity, -Infinity]]);
 * assertEquals(logSumExp(x, 1).arraySync(), [1000, -Infinity]);
 * ```
 */
export function logSumExp<Kind extends Tensor = Tensor>(
  x: Tensor,
  axis?: number | readonly number[],
  keepDims = false,
): Kind {
  const axes = util.parseAxisParam(
    axis === undefined || typeof axis === "number" ? axis as number : [...axis],
    x.shape,
  );
  const kept = x.shape.map((length, i) => axes.includes(i) ? 1 : length);
  const reduced = x.shape.filter((_, i) => !axes.includes(i));

  const reduce = customGrad((values, save) => {
    const input = values as Tensor;
    const largest = max(input, axes, true);
    const shift = where(isFinite(largest), largest, zerosLike(largest));
    const result = add(log(sum(exp(sub(input, shift)), axes, true)), shift);
    (save as (tensors: Tensor[]) => void)([input, result]);
    return {
      value: result,
      gradFunc(dy, [input, result]) {
        const empty = equal(result!, -Infinity);
        return mul(dy, exp(sub(input!, where(empty, zerosLike(result!), result!))));
      },
    };
  });
  return reshape(reduce(x), keepDims ? kept : reduced) as Tensor as Kind;
}
