import {
  cast,
  equal,
  expandDims,
  max,
  min,
  range,
  scalar,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";

/**
 * 1 at the largest of each row, the first of equals, else 0, `[rows, columns]`. `argMax` would say as much,
 * but XLA searches for it one number at a time.
 */
export function firstLargest(matrix: Tensor2D): Tensor2D {
  const columns = expandDims(range(0, matrix.shape[1], 1, "int32"), 0);
  const none = scalar(matrix.shape[1], "int32");
  const first = min(where(equal(matrix, max(matrix, 1, true)), columns, none), 1, true);
  return cast(equal(columns, first), "float32");
}
