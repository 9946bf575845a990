import { div, greater, type Tensor, where } from "../tensor/mod.ts";

/** Part / whole, and 0 where the whole is 0, with a gradient of 0 there; neither is below 0. */
export function ratio<Kind extends Tensor>(part: Kind, whole: Tensor): Kind {
  return div(part, where(greater(whole, 0), whole, 1));
}
