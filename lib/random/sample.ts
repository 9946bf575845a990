import { integerBelow } from "./integer_below.ts";
import type { Prng } from "./prng.ts";

/**
 * `size` different whole numbers below `count`, in random order: a draw without replacement. Every
 * ordered choice is equally likely.
 *
 * Reference: Durstenfeld, "Algorithm 235: Random permutation", 1964, stopped after `size`
 * exchanges.
 *
 * @throws {RangeError} If `size` is not a whole number from 0 to `count`.
 *
 * @example Three of five
 * ```ts
 * import { sample, streams } from "@marginalia/marginalia/random";
 * import { assertEquals } from "@std/assert";
 *
 * const chosen = sample(streams(0).open("split", "example"), 5, 3);
 * assertEquals(new Set(chosen).size, 3);
 * ```
 */
export function sample(prng: Prng, count: number, size: number): Int32Array {
  if (!(Number.isInteger(size) && 0 <= size && size <= count)) {
    throw new RangeError(
      `Cannot draw a sample: its size must be a whole number from 0 to ${count}, found ${size}`,
    );
  }
  const numbers = Int32Array.from({ length: count }, (_, index) => index);
  for (let drawn = 0; drawn < size; drawn++) {
    const other = drawn + integerBelow(prng, count - drawn);
    const kept = numbers[drawn]!;
    numbers[drawn] = numbers[other]!;
    numbers[other] = kept;
  }
  return numbers.slice(0, size);
}
