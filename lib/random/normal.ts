import type { Prng } from "./prng.ts";

/**
 * A standard normal draw: mean 0, variance 1.
 *
 * Reference: Marsaglia and Bray, "A convenient method for generating normal variables", 1964. Of
 * the exact methods it is the one that needs only a logarithm and a square root, so that results
 * hang on no processor's sine.
 */
export function normal(prng: Prng): number {
  while (true) {
    const x = 2 * prng() - 1;
    const y = 2 * prng() - 1;
    const squared = x * x + y * y;
    if (0 < squared && squared < 1) return x * Math.sqrt(-2 * Math.log(squared) / squared);
  }
}
