import { argMax, greater, range, type Tensor1D, type Tensor2D, where } from "../tensor/mod.ts";
import { pick } from "./_pick.ts";

/** The largest counted value of each row, `[rows]`; of equal ones the first. Any, where nothing is counted. */
export function largestCounted(values: Tensor2D, counts: Tensor2D): Tensor1D {
  const columns: Tensor1D = argMax(where(greater(counts, 0), values, -Infinity), 1);
  return pick(values, range(0, values.shape[0], 1, "int32"), columns);
}
