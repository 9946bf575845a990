import { engine, type Tensor } from "@tensorflow/tfjs";

/**
 * `x`, taken as a constant by gradients: `d stopGradient(x) / dx = 0`. Whatever is counted or compared
 * needs it, since tfjs has no gradient for comparisons.
 *
 * @example A square of which one side stands still
 * ```ts
 * import { grad, mul, scalar, startEngine, stopGradient, type Tensor } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const slope = grad((x: Tensor) => mul(x, stopGradient(x)));
 * assertEquals(slope(scalar(3)).arraySync(), 3);
 * ```
 */
export function stopGradient<Kind extends Tensor>(x: Kind): Kind {
  const { state } = engine();
  const depth = state.gradientDepth;
  // At depth 0 the copy is not taped, so gradients find no way back from what is made of it. A gradient
  // of zero would not do: it would be asked to flow through the comparisons first.
  state.gradientDepth = 0;
  try {
    return x.clone() as Kind;
  } finally {
    state.gradientDepth = depth;
  }
}
