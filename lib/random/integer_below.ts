import type { Prng } from "./prng.ts";

/**
 * A whole number from 0 to `bound` - 1, each equally likely to within `bound` / 2^53.
 *
 * @throws {RangeError} If `bound` is not a safe whole number ≥ 1.
 */
export function integerBelow(prng: Prng, bound: number): number {
  if (!Number.isSafeInteger(bound) || bound < 1) {
    throw new RangeError(
      `Cannot draw an integer: the bound must be a whole number ≥ 1, found ${bound}`,
    );
  }
  return Math.floor(prng() * bound);
}
