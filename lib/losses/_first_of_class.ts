import {
  any,
  cast,
  equal,
  expandDims,
  greater,
  less,
  logicalAnd,
  logicalNot,
  range,
  type Tensor1D,
} from "../tensor/mod.ts";

/**
 * 1 for the first row of each label among those that are present, else 0, `[rows]`.
 *
 * @param labels int32 `[rows]`
 * @param present above 0 where a row is there, `[rows]`
 */
export function firstOfClass(labels: Tensor1D, present: Tensor1D): Tensor1D {
  const rows = range(0, labels.shape[0], 1, "int32");
  const there = greater(present, 0);
  const same = equal(expandDims(labels, 1), expandDims(labels, 0));
  const before = less(expandDims(rows, 0), expandDims(rows, 1));
  const earlier = any(logicalAnd(logicalAnd(same, before), expandDims(there, 0)), 1);
  return cast(logicalAnd(there, logicalNot(earlier)), "float32");
}
