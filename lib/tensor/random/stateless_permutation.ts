import { engine, type Tensor, type Tensor1D, topk } from "@tensorflow/tfjs";
import { checkSeed } from "./_check_seed.ts";

/**
 * The whole numbers from 0 to `count` − 1 in random order, the same for a seed on every backend: the order
 * of as many random 32-bit keys. Two keys are equal, and then their places in order, with a chance of
 * about count² / 2³³.
 *
 * @param seed int32 `[2]`, for example the run's seed and the step: a tensor, so that a compiled function
 * draws anew at every call. Signs do not count.
 * @param count how many
 * @returns int32 `[count]`
 * @throws {TypeError} if `seed` is not int32 `[2]`.
 *
 * @example Every number once
 * ```ts
 * import { startEngine, statelessPermutation, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const seed = tensor1d([5, 7], "int32");
 * const order = statelessPermutation(seed, 4).arraySync();
 * assertEquals(order.toSorted(), [0, 1, 2, 3]);
 * ```
 */
export function statelessPermutation(seed: Tensor1D, count: number): Tensor1D {
  checkSeed("draw a permutation", seed);
  const keys = engine().runKernel<Tensor>("StatelessBits", { seed }, { shape: [count] });
  return topk(keys, count).indices as Tensor1D;
}
