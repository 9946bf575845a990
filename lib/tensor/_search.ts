import { searchSorted, type Tensor2D } from "@tensorflow/tfjs";

/** Looks each value up in its row: before values equal to it, or behind them. */
export function search(
  side: "left" | "right",
  sorted: Tensor2D,
  values: Tensor2D,
): Tensor2D {
  const action = `Cannot find ${side === "left" ? "lower" : "upper"} bounds`;
  if (sorted.rank !== 2 || values.rank !== 2 || sorted.shape[0] !== values.shape[0]) {
    throw new TypeError(
      `${action}: expected [rows, sorted values] and [rows, values], found [${sorted.shape}] and [${values.shape}]`,
    );
  }
  if (sorted.dtype !== values.dtype) {
    throw new TypeError(
      `${action}: both must have one data type, found ${sorted.dtype} and ${values.dtype}`,
    );
  }
  return searchSorted(sorted, values, side) as Tensor2D;
}
