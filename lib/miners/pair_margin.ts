import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { greater, less, where, zerosLike } from "../tensor/mod.ts";
import type { Miner } from "./miner.ts";
import type { Pairs } from "./selection.ts";

/**
 * Positive pairs farther apart than one margin, and negative pairs nearer than another: d(a,p) >
 * positiveMargin, d(a,n) < negativeMargin.
 *
 * Agrees with pytorch-metric-learning's `PairMarginMiner`. The miner sees distances: where the loss takes
 * cosines, that is 1 − s, and a reference margin m on similarities becomes 1 − m.
 *
 * @example A positive at 0.5 and negatives at 0.75 and 1
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { listPairs, pairMargin } from "@marginalia/marginalia/miners";
 * import { byClass } from "@marginalia/marginalia/relations";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const scores = euclidean().score(tensor2d([[0], [0.5], [-0.75], [-1]]));
 * const pairs = pairMargin().mine({
 *   scores,
 *   relation: byClass(tensor1d([0, 0, 1, 2], "int32")),
 *   numbers: { positiveMargin: scalar(0.2), negativeMargin: scalar(0.8) },
 * });
 * const listed = (await listPairs(pairs)).filter(({ anchor }) => anchor === 0);
 * assertEquals(listed.map(({ reference, label }) => [reference, label]), [[1, "same"], [2, "different"]]);
 * ```
 */
export const pairMargin = definePart({
  name: "pair-margin",
  options: z.strictObject({
    positiveMargin: z.number().default(0.2).describe(
      "Distance up to which a positive pair is left out, in the distance's unit; 0.2 is " +
        "pytorch-metric-learning's",
    ),
    negativeMargin: z.number().default(0.8).describe(
      "Distance from which a negative pair is left out, in the distance's unit; 0.8 is " +
        "pytorch-metric-learning's",
    ),
  }),
  create: ({ positiveMargin, negativeMargin }): Miner<
    Pairs,
    "positiveMargin" | "negativeMargin"
  > => ({
    selects: "pairs",
    numbers: { positiveMargin, negativeMargin },
    mine({ scores: { matrix }, relation: { positive, negative }, numbers }) {
      const none = zerosLike(matrix);
      return {
        kind: "pairs",
        positive: where(greater(matrix, numbers.positiveMargin), positive, none),
        negative: where(less(matrix, numbers.negativeMargin), negative, none),
      };
    },
  }),
});
