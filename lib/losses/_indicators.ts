import { cast, equal, expandDims, range, type Tensor, type Tensor2D } from "../tensor/mod.ts";

/** 1 at each row's index, else 0, `[rows, count]`; all 0 for an index outside. tfjs's own takes no count of 1. */
export function indicators(indices: Tensor, count: number): Tensor2D {
  return cast(equal(expandDims(indices, 1), range(0, count, 1, "int32")), "float32");
}
