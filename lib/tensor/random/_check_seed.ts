import type { Tensor1D } from "@tensorflow/tfjs";

/** Throws unless the seed is two int32. */
export function checkSeed(action: string, seed: Tensor1D): void {
  if (seed.dtype === "int32" && seed.rank === 1 && seed.shape[0] === 2) return;
  throw new TypeError(
    `Cannot ${action}: seed must be int32 [2], found ${seed.dtype} [${seed.shape}]`,
  );
}
