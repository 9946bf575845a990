import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import { add, greater, less, stopGradient, sub, where, zerosLike } from "../tensor/mod.ts";
import { farthest, nearest } from "./_extremes.ts";
import type { Miner } from "./miner.ts";
import type { Pairs } from "./selection.ts";

/**
 * Pairs that are hard, or nearly so, for their anchor: a positive that is not nearer than the nearest
 * negative by epsilon, d(a,p) + epsilon > min d(a,n); a negative that is not farther than the farthest
 * positive by epsilon, d(a,n) − epsilon < max d(a,p). An anchor that lacks either has no pair.
 *
 * On distances of 1 − s, which the miner sees where the loss takes cosines, this is the paper's rule on s.
 *
 * Agrees with pytorch-metric-learning's `MultiSimilarityMiner`.
 *
 * Reference: Wang, Han, Huang, Dong, Scott, "Multi-Similarity Loss with General Pair Weighting for Deep
 * Metric Learning", 2019, equations 11 and 12.
 *
 * @example Positives at 0.25 and 0.5, negatives at 0.5 and 1
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { listPairs, multiSimilarity } from "@marginalia/marginalia/miners";
 * import { byClass } from "@marginalia/marginalia/relations";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const scores = euclidean().score(tensor2d([[0], [0.25], [0.5], [-0.5], [-1]]));
 * const pairs = multiSimilarity().mine({
 *   scores,
 *   relation: byClass(tensor1d([0, 0, 0, 1, 2], "int32")),
 *   numbers: { epsilon: scalar(0.125) },
 * });
 * const listed = (await listPairs(pairs)).filter(({ anchor }) => anchor === 0);
 * assertEquals(listed.map(({ reference }) => reference), [2, 3]);
 * ```
 */
export const multiSimilarity = definePart({
  name: "multi-similarity",
  options: z.strictObject({
    epsilon: z.number().default(0.1).describe(
      "How far a pair may be from hard, in the distance's unit; 0.1 in the paper",
    ),
  }),
  create: ({ epsilon }): Miner<Pairs, "epsilon"> => ({
    selects: "pairs",
    numbers: { epsilon },
    mine({ scores, relation, numbers }) {
      const distances = stopGradient(scores.matrix);
      const { positive, negative } = masks(relation);
      const none = zerosLike(distances);
      const hardPositive = greater(
        add(distances, numbers.epsilon),
        nearest(distances, negative),
      );
      const hardNegative = less(sub(distances, numbers.epsilon), farthest(distances, positive));
      return {
        kind: "pairs",
        positive: where(hardPositive, relation.positive, none),
        negative: where(hardNegative, relation.negative, none),
      };
    },
  }),
});
