import type { Initial } from "./encoder.ts";

/**
 * First distribution of a weight that feeds a ReLU: uniform in ±√(6 / fanIn), so that its variance
 * 2 / fanIn keeps the signal's size from layer to layer.
 *
 * @param fanIn Inputs of one unit: its input's length, or kernel height · width · channels.
 *
 * @example Bound for 600 inputs
 * ```ts
 * import { heUniform } from "@marginalia/marginalia/encoders";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(heUniform(600), { uniform: 0.1 });
 * ```
 *
 * Reference: He, Zhang, Ren, Sun, "Delving Deep into Rectifiers", 2015, equation 10.
 */
export function heUniform(fanIn: number): Initial {
  return { uniform: Math.sqrt(6 / fanIn) };
}
