import { engine, mod, type Tensor, type Tensor1D } from "@tensorflow/tfjs";
import { checkSeed } from "./_check_seed.ts";

/**
 * Whole numbers from 0 to `below` − 1, the same for a seed on every backend: 32 random bits, modulo
 * `below`. A number's chance differs from 1 / below by at most a share of below / 2³².
 *
 * @param seed int32 `[2]`, for example the run's seed and the step: a tensor, so that a compiled function
 * draws anew at every call. Signs do not count.
 * @param below at least 1, one int32 for all or a tensor of them that broadcasts to `shape`
 * @param shape of the result, int32
 * @throws {TypeError} if `seed` is not int32 `[2]`, or `below` not int32.
 *
 * @example Throws of a die
 * ```ts
 * import { scalar, startEngine, statelessInteger, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const seed = tensor1d([5, 7], "int32");
 * assertEquals(statelessInteger(seed, scalar(6, "int32"), [4]).arraySync(), [4, 0, 4, 2]);
 * ```
 */
export function statelessInteger<Kind extends Tensor = Tensor>(
  seed: Tensor1D,
  below: Tensor,
  shape: readonly number[],
): Kind {
  checkSeed("draw whole numbers", seed);
  if (below.dtype !== "int32") {
    throw new TypeError(`Cannot draw whole numbers: below must be int32, found ${below.dtype}`);
  }
  const bits = engine().runKernel<Tensor>("StatelessBits", { seed }, { shape: [...shape] });
  return mod<Kind>(bits, below);
}
