import { cast, greater } from "../tensor/mod.ts";
import type { Relation } from "./relation.ts";

/** 1 where a weight is above 0, else 0: what counts in triplets, which have no half members. */
export function masks({ positive, negative }: Relation): Relation {
  return {
    positive: cast(greater(positive, 0), "float32"),
    negative: cast(greater(negative, 0), "float32"),
  };
}
