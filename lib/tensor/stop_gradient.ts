import { engine, type Tensor } from "@tensorflow/tfjs";

/**
 * `x`, taken as a constant by gradients: `d stopGradient(x) / dx = 0`. Whatever is counted or compared
 * needs it, since tfjs has no gradient for comparisons.
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
