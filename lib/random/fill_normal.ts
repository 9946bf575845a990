import { normal } from "./normal.ts";
import type { Prng } from "./prng.ts";

/** Fills an array with normal draws of mean 0 and the given standard deviation, and returns it. */
export function fillNormal(prng: Prng, values: Float32Array, deviation = 1): Float32Array {
  for (let index = 0; index < values.length; index++) values[index] = deviation * normal(prng);
  return values;
}
