import {
  add,
  any,
  cast,
  expandDims,
  greater,
  log,
  logSumExp,
  mul,
  reshape,
  type Scalar,
  softplus,
  sub,
  type Tensor,
  type Tensor1D,
  zeros,
} from "../tensor/mod.ts";
import type { TupleTerm } from "./loss_terms.ts";

/**
 * ln(1 + Σ e^(scale (s_j − s_i))) over all i, j of which i has the higher grade: one value for the batch,
 * counted where there are such.
 *
 * @param similarities `[pairs]`
 * @param grades `[pairs]`
 */
export function gradeOrderTerm(
  similarities: Tensor1D,
  grades: Tensor,
  scale: Scalar,
): TupleTerm {
  const gaps = mul(scale, sub(expandDims(similarities, 0), expandDims(similarities, 1)));
  const ordered = greater(expandDims(grades, 1), expandDims(grades, 0));
  const value = softplus(logSumExp(add(gaps, log(cast(ordered, "float32")))));
  return {
    kind: "tuples",
    values: reshape(value, [1]),
    counts: reshape(cast(any(ordered), "float32"), [1]),
    anchors: zeros([1], "int32"),
  };
}
