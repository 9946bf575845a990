import {
  cast,
  equal,
  expandDims,
  greaterEqual,
  logicalAnd,
  logicalNot,
  notEqual,
  range,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";

/** Who is positive and who is negative to whom, 1 or 0, both `[batch, batch]`. */
export interface ClassMasks {
  readonly positive: Tensor2D;
  readonly negative: Tensor2D;
}

/**
 * Same class: positive. Another class: negative. A row is neither to itself, and a row of label −1 is
 * neither to any.
 *
 * @param labels Class of each row, int32 `[batch]`.
 */
export function classMasks(labels: Tensor1D): ClassMasks {
  const rows = range(0, labels.shape[0], 1, "int32");
  const labelled = greaterEqual(labels, 0);
  const known = logicalAnd(expandDims(labelled, 1), expandDims(labelled, 0));
  const same = equal(expandDims(labels, 1), expandDims(labels, 0));
  const others = notEqual(expandDims(rows, 1), expandDims(rows, 0));
  return {
    positive: cast(logicalAnd(logicalAnd(same, others), known), "float32"),
    negative: cast(logicalAnd(logicalNot(same), known), "float32"),
  };
}
