import { customGrad, type Tensor, zerosLike } from "@tensorflow/tfjs";

/**
 * `x`, taken as a constant by gradients: `d stopGradient(x) / dx = 0`. Whatever is counted or compared
 * needs it, since tfjs has no gradient for comparisons.
 */
export function stopGradient<Kind extends Tensor>(x: Kind): Kind {
  return customGrad((input) => ({
    value: (input as Tensor).clone(),
    gradFunc: (dy: Tensor) => zerosLike(dy),
  }))(x) as Kind;
}
