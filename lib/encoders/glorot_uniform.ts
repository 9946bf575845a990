import type { Initial } from "./encoder.ts";

/**
 * First distribution of a weight that no ReLU follows: uniform in ±√(6 / (fanIn + fanOut)), a
 * compromise between the sizes of the signal and of its gradient.
 *
 * @param fanIn Inputs of one unit.
 * @param fanOut Units that one input reaches.
 *
 * Reference: Glorot, Bengio, "Understanding the difficulty of training deep feedforward neural
 * networks", 2010, equation 16.
 */
export function glorotUniform(fanIn: number, fanOut: number): Initial {
  return { uniform: Math.sqrt(6 / (fanIn + fanOut)) };
}
