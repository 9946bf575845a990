import type { Scalar, Tensor2D } from "../tensor/mod.ts";

/** What a regularizer looks at: a batch's embeddings, or a loss's own weights. */
export type Regularized = "embeddings" | "weights";

/** A wish beside the loss, as one number that training makes smaller. */
export interface Regularizer<Of extends Regularized = Regularized> {
  readonly of: Of;
  /**
   * @param rows Embeddings `[batch, dimensions]`, or weights `[proxies, dimensions]`, the centres of one
   * class one after another.
   */
  penalty(rows: Tensor2D): Scalar;
}
