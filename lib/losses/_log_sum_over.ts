import { add, log, logSumExp, type Tensor2D } from "../tensor/mod.ts";

/**
 * ln Σ count · e^logit along an axis, which stays with length 1: by default over the references of each
 * anchor, `[anchors, 1]`. −∞ where nothing is counted; the softplus of that is 0, and so is its gradient.
 *
 * @param counts 0 or more, as `logits`; no gradient flows through them.
 */
export function logSumOver(logits: Tensor2D, counts: Tensor2D, axis: 0 | 1 = 1): Tensor2D {
  return logSumExp(add(logits, log(counts)), axis, true);
}
