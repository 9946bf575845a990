import { less, type Tensor, type Tensor1D } from "@tensorflow/tfjs";
import { statelessUniform } from "./stateless_uniform.ts";

/**
 * True with a given probability, the same for a seed on every backend: `u < probability` of a uniform u,
 * so that 0 never and 1 always is true.
 *
 * @param seed int32 `[2]`, for example the run's seed and the step: a tensor, so that a compiled function
 * draws anew at every call. Signs do not count.
 * @param probability from 0 to 1, one number or a tensor that broadcasts to `shape`
 * @param shape of the result, bool
 * @throws {TypeError} if `seed` is not int32 `[2]`.
 *
 * @example Never and always
 * ```ts
 * import { startEngine, statelessBernoulli, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const seed = tensor1d([5, 7], "int32");
 * const probability = tensor1d([0, 1]);
 * assertEquals([...statelessBernoulli(seed, probability, [2]).dataSync()], [0, 1]);
 * ```
 */
export function statelessBernoulli<Kind extends Tensor = Tensor>(
  seed: Tensor1D,
  probability: number | Tensor,
  shape: readonly number[],
): Kind {
  return less<Kind>(statelessUniform(seed, shape), probability);
}
