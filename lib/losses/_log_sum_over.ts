import {
  add,
  customGrad,
  div,
  exp,
  greater,
  isFinite,
  log,
  max,
  mul,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  where,
  zerosLike,
} from "../tensor/mod.ts";

/**
 * ln Σ count · e^logit along an axis, which stays with length 1: by default over the references of each
 * anchor, `[anchors, 1]`. −∞ where nothing is counted; the softplus of that is 0, and so is its gradient.
 *
 * @param counts As `logits`, 0 or more; or bool, whether each counts. No gradient flows through them.
 */
export function logSumOver(logits: Tensor2D, counts: Tensor2D, axis: 0 | 1 = 1): Tensor2D {
  const chosen = counts.dtype === "bool" ? counts : greater(counts, 0);
  const reduce = customGrad((x, save) => {
    const kept = where(chosen, x as Tensor2D, -Infinity);
    const largest = max(kept, axis, true);
    const shift = where(isFinite(largest), largest, zerosLike(largest));
    const single = exp(sub(kept, shift));
    const powers = counts.dtype === "bool" ? single : mul(counts, single);
    const total = sum(powers, axis, true);
    (save as (tensors: Tensor[]) => void)([powers, total]);
    return {
      value: add(log(total), shift),
      gradFunc: (dy, [powers, total]) =>
        mul(powers!, div(dy, where(greater(total!, 0), total!, 1))),
    };
  });
  return reduce(logits) as Tensor2D;
}
