import type { Tensor2D } from "@tensorflow/tfjs";

/** Throws unless both are points of as many dimensions. */
export function checkPoints(action: string, a: Tensor2D, b: Tensor2D): void {
  const float = a.dtype === "float32" && b.dtype === "float32";
  if (float && a.rank === 2 && b.rank === 2 && a.shape[1] === b.shape[1]) return;
  throw new TypeError(
    `Cannot ${action}: expected float32 [n, dimensions] and [m, dimensions], found ${a.dtype} [${a.shape}] and ${b.dtype} [${b.shape}]`,
  );
}
