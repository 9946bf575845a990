import {
  greater,
  logSumExp,
  mul,
  softplus,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";

export interface CrossEntropyInputs {
  /** 1 at each row's class, `[rows, classes]` */
  readonly target: Tensor2D;
  /** Of each row with each class, `[rows, classes]`; a row's entry at its own class is not looked at. */
  readonly logits: Tensor2D;
  /** Of each row with its own class, `[rows]` */
  readonly own: Tensor1D;
}

/**
 * −log(e^own / (e^own + Σ_others e^logit)), `[rows]`. Computed as softplus(log Σ_others e^logit − own), which
 * keeps its digits where the loss is nearly 0.
 */
export function crossEntropy({ target, logits, own }: CrossEntropyInputs): Tensor1D {
  const others = logSumExp<Tensor1D>(where(greater(target, 0), -Infinity, logits), 1);
  return softplus(sub(others, own));
}

/** The entry of each row at its own class, `[rows]`; 0 for a row of no class. */
export function ownOf(target: Tensor2D, matrix: Tensor2D): Tensor1D {
  return sum(mul(target, matrix), 1);
}
