import type { Prng } from "./prng.ts";
import { sample } from "./sample.ts";

/**
 * The same values in random order, as a new array; every order is equally likely.
 *
 * @example An order that a seed decides
 * ```ts
 * import { shuffle, streams } from "@marginalia/marginalia/random";
 * import { assertEquals } from "@std/assert";
 *
 * const shuffled = shuffle(streams(0).open("split", "example"), ["a", "b", "c"]);
 * assertEquals(shuffled.toSorted(), ["a", "b", "c"]);
 * ```
 */
export function shuffle(prng: Prng, values: Int32Array): Int32Array;
export function shuffle<T>(prng: Prng, values: readonly T[]): T[];
export function shuffle<T>(prng: Prng, values: Int32Array | readonly T[]): Int32Array | T[] {
  const order = sample(prng, values.length, values.length);
  return values instanceof Int32Array
    ? order.map((index) => values[index]!)
    : Array.from(order, (index) => values[index]!);
}
