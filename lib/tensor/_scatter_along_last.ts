import {
  add,
  mul,
  range,
  reshape,
  scalar,
  type Tensor,
  unsortedSegmentSum,
} from "@tensorflow/tfjs";

/** Puts `values[..., i]` at `[..., indices[..., i]]`; `indices` is a permutation of each row. */
export function scatterAlongLast(values: Tensor, indices: Tensor): Tensor {
  const length = values.shape.at(-1)!;
  const rows = length === 0 ? 0 : values.size / length;
  const starts = reshape(mul(range(0, rows, 1, "int32"), scalar(length, "int32")), [rows, 1]);
  const flat = reshape(add(reshape(indices, [rows, length]), starts), [-1]);
  return reshape(
    unsortedSegmentSum(reshape(values, [-1]), flat.as1D(), values.size),
    values.shape,
  );
}
