import { add, engine, mul, type Scalar, sub, type Tensor, type Tensor1D } from "@tensorflow/tfjs";
import { checkSeed } from "./_check_seed.ts";

export interface UniformOptions {
  /** Default: 0. */
  readonly low?: number | Scalar;
  /** Default: 1. */
  readonly high?: number | Scalar;
}

/**
 * Uniform numbers in [low, high): the same for a seed on every backend, bit for bit with the defaults,
 * op by op and compiled. `low + (high − low) u`, where u has the 2²³ values k · 2⁻²³.
 *
 * @param seed int32 `[2]`, for example the run's seed and the step: a tensor, so that a compiled function
 * draws anew at every call. Signs do not count.
 * @param shape of the result, float32
 * @throws {TypeError} if `seed` is not int32 `[2]`.
 *
 * Reference: Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", 2011
 * (Philox4x32-10, as in TensorFlow's `StatelessRandomUniform`).
 *
 * @example The same seed, the same numbers
 * ```ts
 * import { startEngine, statelessUniform, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const seed = tensor1d([5, 7], "int32");
 * assertEquals(statelessUniform(seed, [2]).arraySync(), [0.12039494514465332, 0.12778854370117188]);
 * ```
 */
export function statelessUniform<Kind extends Tensor = Tensor>(
  seed: Tensor1D,
  shape: readonly number[],
  { low = 0, high = 1 }: UniformOptions = {},
): Kind {
  checkSeed("draw uniform numbers", seed);
  const unit = engine().runKernel<Kind>("StatelessUniform", { seed }, { shape: [...shape] });
  if (low === 0 && high === 1) return unit;
  return add<Kind>(mul(unit, sub(high, low)), low);
}
