import { matMul, mul, sub, sum, type Tensor2D, transpose } from "../tensor/mod.ts";

/** Gradients of Σ w · ½‖q − r‖² over all pairs: Σ_r w (q − r) for queries, Σ_q w (r − q) for references. */
export function pullBack(weights: Tensor2D, queries: Tensor2D, references: Tensor2D): Tensor2D[] {
  return [
    sub(mul(queries, sum(weights, 1, true)), matMul(weights, references)),
    sub(mul(references, transpose(sum(weights, 0, true))), matMul(weights, queries, true)),
  ];
}
