import { ones, reshape, type Scalar } from "../tensor/mod.ts";
import type { TupleTerm } from "./loss_terms.ts";

/** A term of one value for the whole batch, which sums and means leave as it is. */
export function wholeBatch(value: Scalar): TupleTerm {
  return { kind: "tuples", values: reshape(value, [1]), counts: ones([1]) };
}
