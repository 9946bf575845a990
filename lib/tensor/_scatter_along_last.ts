import {
  add,
  mul,
  range,
  reshape,
  scalar,
  type Tensor,
  unsortedSegmentSum,
} from "@tensorflow/tfjs";

/** Adds `values[..., i]` at `[..., indices[..., i]]` of zeros whose last axis is `length` long. */
export function scatterAlongLast(values: Tensor, indices: Tensor, length: number): Tensor {
  const before = values.shape.slice(0, -1);
  const rows = before.reduce((product, axis) => product * axis, 1);
  const starts = reshape(mul(range(0, rows, 1, "int32"), scalar(length, "int32")), [rows, 1]);
  const flat = reshape(add(reshape(indices, [rows, values.shape.at(-1)!]), starts), [-1]);
  return reshape(
    unsortedSegmentSum(reshape(values, [-1]), flat.as1D(), rows * length),
    [...before, length],
  );
}
