import { add, engine, mul, type Tensor, type Tensor1D } from "@tensorflow/tfjs";
import { checkSeed } from "./_check_seed.ts";
import type { NormalOptions } from "./stateless_normal.ts";

/** Φ(−2): the share of a normal distribution below two standard deviations. */
const below = 0.022750131948179195;

/**
 * Normal numbers of which none lies further than two standard deviations from the mean: the quantile
 * Φ⁻¹(Φ(−2) + u (Φ(2) − Φ(−2))) of a uniform u, the same for a seed on every backend up to rounding.
 *
 * @param seed int32 `[2]`, for example the run's seed and the step: a tensor, so that a compiled function
 * draws anew at every call. Signs do not count.
 * @param shape of the result, float32
 * @throws {TypeError} if `seed` is not int32 `[2]`.
 *
 * @example The same seed, the same numbers
 * ```ts
 * import { startEngine, statelessTruncatedNormal, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const seed = tensor1d([5, 7], "int32");
 * const draw = () => statelessTruncatedNormal(seed, [3], { mean: 1 }).arraySync();
 * assertEquals(draw(), draw());
 * ```
 */
export function statelessTruncatedNormal<Kind extends Tensor = Tensor>(
  seed: Tensor1D,
  shape: readonly number[],
  { mean = 0, standardDeviation = 1 }: NormalOptions = {},
): Kind {
  checkSeed("draw truncated normal numbers", seed);
  const uniform = engine().runKernel<Tensor>("StatelessUniform", { seed }, { shape: [...shape] });
  const p = add(mul(uniform, 1 - 2 * below), below);
  const unit = engine().runKernel<Kind>("NormalQuantile", { p });
  if (mean === 0 && standardDeviation === 1) return unit;
  return add<Kind>(mul(unit, standardDeviation), mean);
}
