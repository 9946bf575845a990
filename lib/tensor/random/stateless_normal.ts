import { add, engine, mul, type Scalar, type Tensor, type Tensor1D } from "@tensorflow/tfjs";
import { checkSeed } from "./_check_seed.ts";

export interface NormalOptions {
  /** Default: 0. */
  readonly mean?: number | Scalar;
  /** Default: 1. */
  readonly standardDeviation?: number | Scalar;
}

/**
 * Normal numbers: `mean + standardDeviation · z`, the same for a seed on every backend up to rounding. z
 * comes of pairs of uniform numbers u, v by Box and Muller: √(−2 ln u) sin 2πv and √(−2 ln u) cos 2πv, so
 * that |z| < 5.7.
 *
 * @param seed int32 `[2]`, for example the run's seed and the step: a tensor, so that a compiled function
 * draws anew at every call. Signs do not count.
 * @param shape of the result, float32
 * @throws {TypeError} if `seed` is not int32 `[2]`.
 *
 * Reference: Box, Muller, "A Note on the Generation of Random Normal Deviates", 1958.
 *
 * @example The same seed, the same numbers
 * ```ts
 * import { startEngine, statelessNormal, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const seed = tensor1d([5, 7], "int32");
 * const draw = () => statelessNormal(seed, [3], { mean: 1 }).arraySync();
 * assertEquals(draw(), draw());
 * ```
 */
export function statelessNormal<Kind extends Tensor = Tensor>(
  seed: Tensor1D,
  shape: readonly number[],
  { mean = 0, standardDeviation = 1 }: NormalOptions = {},
): Kind {
  checkSeed("draw normal numbers", seed);
  const unit = engine().runKernel<Kind>("StatelessNormal", { seed }, { shape: [...shape] });
  if (mean === 0 && standardDeviation === 1) return unit;
  return add<Kind>(mul(unit, standardDeviation), mean);
}
