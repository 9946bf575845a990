import {
  cast,
  equal,
  expandDims,
  greaterEqual,
  logicalAnd,
  logicalNot,
  type Tensor1D,
} from "../tensor/mod.ts";
import { exceptSelf } from "./_except_self.ts";
import type { Relate, Relation } from "./relation.ts";

/**
 * Same class: positive. Another class: negative. A row of label −1 is neither to any.
 *
 * Labels are int32 `[rows]`.
 *
 * @example Two of one class, one of another, one unlabelled
 * ```ts
 * import { byClass } from "@marginalia/marginalia/relations";
 * import { startEngine, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const { positive, negative } = byClass(tensor1d([4, 4, 7, -1], "int32"));
 * assertEquals((await positive.array())[0], [0, 1, 0, 0]);
 * assertEquals((await negative.array())[0], [0, 0, 1, 0]);
 * ```
 */
export const byClass: Relate<Tensor1D> = (anchors, references) => {
  const others = references ?? anchors;
  const same = equal(expandDims(anchors, 1), expandDims(others, 0));
  const known = logicalAnd(
    expandDims(greaterEqual(anchors, 0), 1),
    expandDims(greaterEqual(others, 0), 0),
  );
  const relation: Relation = {
    positive: cast(logicalAnd(same, known), "float32"),
    negative: cast(logicalAnd(logicalNot(same), known), "float32"),
  };
  return references === undefined ? exceptSelf(relation) : relation;
};
