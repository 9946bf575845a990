import type { Prng } from "./prng.ts";

/**
 * Fills an array with uniform draws from `[low, high)`, and returns it. Rounding to float32 may
 * give `high` itself.
 */
export function fillUniform(
  prng: Prng,
  values: Float32Array,
  low: number,
  high: number,
): Float32Array {
  for (let index = 0; index < values.length; index++) values[index] = low + (high - low) * prng();
  return values;
}
