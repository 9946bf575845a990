import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import { scalar } from "../tensor/mod.ts";
import type { Miner } from "./miner.ts";
import type { Product } from "./selection.ts";

/**
 * Every triplet whose negative is no farther than its positive: d(a,n) − d(a,p) ≤ 0.
 *
 * A window, so an anchor may have many triplets. Not `batch-hard`, which takes one an anchor, whatever lies
 * between.
 *
 * Agrees with pytorch-metric-learning's `TripletMarginMiner(type_of_triplets="hard")`, ties included.
 *
 * @example A positive at 1 and negatives at 0.5, 1 and 1.5
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { hardWindow, listTriplets } from "@marginalia/marginalia/miners";
 * import { byClass } from "@marginalia/marginalia/relations";
 * import { startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const scores = euclidean().score(tensor2d([[0], [1], [0.5], [-1], [-1.5]]));
 * const relation = byClass(tensor1d([0, 0, 1, 2, 3], "int32"));
 * const selection = hardWindow().mine({ scores, relation, numbers: {} });
 * const listed = await listTriplets(selection, scores.matrix);
 * assertEquals(listed.filter(({ anchor }) => anchor === 0).map((each) => each.negative), [2, 3]);
 * ```
 */
export const hardWindow = definePart({
  name: "hard-window",
  options: z.strictObject({}),
  create: (): Miner<Product, never> => ({
    selects: "product",
    numbers: {},
    mine: ({ relation }) => ({
      kind: "product",
      ...masks(relation),
      window: { atMost: scalar(0) },
    }),
  }),
});
