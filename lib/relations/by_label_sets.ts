import {
  add,
  cast,
  div,
  expandDims,
  greater,
  greaterEqual,
  less,
  logicalAnd,
  matMul,
  maximum,
  min,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";
import { amongKnown } from "./_among_known.ts";
import { exceptSelf } from "./_except_self.ts";
import type { Relate } from "./relation.ts";

export interface LabelSetsOptions {
  /**
   * Jaccard index from which two rows are positive, itself included; above 0, at most 1. Default: 0.3,
   * as in the multi-label SupCon loss written for pytorch-metric-learning.
   */
  readonly threshold?: number;
}

/**
 * Rows with several labels each, by how much their label sets overlap: J = |A ∩ B| / |A ∪ B|. Where J
 * reaches the threshold the pair is positive with weight J; below, it is negative with weight 1.
 *
 * Labels are int32 `[rows, classes]`, 1 for each class that the row has, else 0. A row without any class,
 * or with −1 anywhere, is unlabelled and ignored.
 *
 * Reference: Jaccard, "The Distribution of the Flora in the Alpine Zone", 1912, the coefficient of
 * community.
 *
 * @throws {RangeError} If the threshold is not above 0 and at most 1.
 *
 * @example One of two labels shared, and none
 * ```ts
 * import { byLabelSets } from "@marginalia/marginalia/relations";
 * import { startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const labels = tensor2d([[1, 1, 0], [1, 0, 0], [0, 0, 1]], undefined, "int32");
 * const { positive, negative } = byLabelSets({ threshold: 0.5 })(labels);
 * assertEquals((await positive.array())[0], [0, 0.5, 0]);
 * assertEquals((await negative.array())[0], [0, 0, 1]);
 * ```
 */
export function byLabelSets({ threshold = 0.3 }: LabelSetsOptions = {}): Relate<Tensor2D> {
  if (!(threshold > 0 && threshold <= 1)) {
    throw new RangeError(
      `Cannot relate label sets: the threshold must be above 0 and at most 1, found ${threshold}`,
    );
  }
  return (anchors, references) => {
    const others = references ?? anchors;
    const overlap = jaccard(anchors, others);
    const close = greaterEqual(overlap, threshold);
    const relation = amongKnown(
      { positive: where(close, overlap, 0), negative: cast(less(overlap, threshold), "float32") },
      isLabelled(anchors),
      isLabelled(others),
    );
    return references === undefined ? exceptSelf(relation) : relation;
  };
}

/** `[anchors, references]`, 0 where both sets are empty. */
function jaccard(anchors: Tensor2D, references: Tensor2D): Tensor2D {
  const a: Tensor2D = cast(anchors, "float32");
  const b: Tensor2D = cast(references, "float32");
  const shared: Tensor2D = matMul(a, b, false, true);
  const sizes = add(expandDims(sum(a, 1), 1), expandDims(sum(b, 1), 0));
  return div(shared, maximum(sub(sizes, shared), 1));
}

function isLabelled(labels: Tensor2D): Tensor1D {
  return logicalAnd(greater(sum(labels, 1), 0), greaterEqual(min(labels, 1), 0)) as Tensor1D;
}
