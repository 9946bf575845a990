import type { Relation } from "./relation.ts";
import { cast, expandDims, logicalAnd, mul, type Tensor1D } from "../tensor/mod.ts";

/** Ignores every pair of which a row has no label; both are bool, `[anchors]` and `[references]`. */
export function amongKnown(
  { positive, negative }: Relation,
  anchors: Tensor1D,
  references: Tensor1D,
): Relation {
  const known = cast(logicalAnd(expandDims(anchors, 1), expandDims(references, 0)), "float32");
  return { positive: mul(positive, known), negative: mul(negative, known) };
}
