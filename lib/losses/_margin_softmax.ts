import { mul, type Scalar, type Tensor1D, type Tensor2D } from "../tensor/mod.ts";
import { crossEntropy, ownOf } from "./_cross_entropy.ts";

export interface MarginSoftmaxInputs {
  /** 1 at each row's class, `[rows, classes]` */
  readonly target: Tensor2D;
  /** Of each row with each class, `[rows, classes]` */
  readonly similarities: Tensor2D;
  /** Multiplies similarities. */
  readonly scale: Scalar;
  /** Puts the margin on the similarity of each row with its own class, `[rows]`. */
  readonly lower: (own: Tensor1D) => Tensor1D;
}

/** Cross entropy of scaled similarities, with a margin on each row's own class, `[rows]`. */
export function marginSoftmax(
  { target, similarities, scale, lower }: MarginSoftmaxInputs,
): Tensor1D {
  return crossEntropy({
    target,
    logits: mul(similarities, scale),
    own: mul(lower(ownOf(target, similarities)), scale),
  });
}
