import type { Tensor } from "@tensorflow/tfjs";

/** The gradient of an op with one result. */
export function one(dy: Tensor | Tensor[]): Tensor {
  return Array.isArray(dy) ? dy[0]! : dy;
}
