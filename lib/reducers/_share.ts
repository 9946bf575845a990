import { div, greater, type Scalar, where } from "../tensor/mod.ts";

/** total / count, and 0 for an empty selection, whose total is 0. */
export function share(total: Scalar, count: Scalar): Scalar {
  return div(total, where(greater(count, 0), count, 1));
}
