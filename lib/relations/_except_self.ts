import { eye, mul, sub } from "../tensor/mod.ts";
import type { Relation } from "./relation.ts";

/** Ignores each row with itself. */
export function exceptSelf({ positive, negative }: Relation): Relation {
  const others = sub(1, eye(positive.shape[0]));
  return { positive: mul(positive, others), negative: mul(negative, others) };
}
