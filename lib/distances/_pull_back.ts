import { matMul, mul, sub, sum, type Tensor2D } from "../tensor/mod.ts";

/** Gradient of Σ w · ½‖q − r‖² over all pairs, by the queries: Σ_r w (q − r). */
export function pullBack(weights: Tensor2D, queries: Tensor2D, references: Tensor2D): Tensor2D {
  return sub(mul(queries, sum(weights, 1, true)), matMul(weights, references));
}
