import { normalizeRows } from "../encoders/mod.ts";
import { matMul, type Tensor2D } from "../tensor/mod.ts";

/** Cosine of the angle between each row of the one and each of the other, `[rows, others]`. */
export function cosines(rows: Tensor2D, others: Tensor2D): Tensor2D {
  return matMul(normalizeRows(rows), normalizeRows(others), false, true);
}
