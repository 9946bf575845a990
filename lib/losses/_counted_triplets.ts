import {
  type Pairs,
  type Predicate,
  predicateCounts,
  type Product,
  productCounts,
} from "../miners/mod.ts";
import {
  add,
  mean,
  mul,
  type Scalar,
  stopGradient,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import type { SummedTerm } from "./loss_terms.ts";

/** Σ [d(a,p) − d(a,n) + margin]₊ by anchor, from how often each pair takes part in a violating triplet. */
export function countedTriplets(
  distances: Tensor2D,
  selection: Product | Predicate,
  margin: Scalar,
): SummedTerm {
  const { selected, violating } = count(selection, distances, margin);
  const slope = sub(violating.positive, violating.negative);
  const active: Tensor1D = sum(violating.positive, 1);
  // Each row of slopes sums to 0, so that shifting its distances changes nothing but the rounding error.
  const centered = sub(distances, stopGradient(mean(distances, 1, true)));
  return {
    kind: "summed",
    totals: add(sum(mul(slope, centered), 1), mul(margin, active)),
    counts: sum(selected.positive, 1),
    active,
  };
}

function count(
  selection: Product | Predicate,
  distances: Tensor2D,
  margin: Scalar,
): { selected: Pairs; violating: Pairs } {
  if (selection.kind === "predicate") {
    return {
      selected: predicateCounts(selection, distances),
      violating: predicateCounts(selection, distances, margin),
    };
  }
  return {
    selected: productCounts(selection, distances),
    violating: productCounts(selection, distances, margin),
  };
}
