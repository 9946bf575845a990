import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import {
  cast,
  ceil,
  expandDims,
  less,
  mul,
  neg,
  range,
  reshape,
  type Scalar,
  scatterND,
  stopGradient,
  sum,
  type Tensor1D,
  type Tensor2D,
  topk,
  where,
} from "../tensor/mod.ts";
import type { Miner } from "./miner.ts";
import type { Pairs } from "./selection.ts";

/**
 * The hardest share of all the batch's pairs: of the positive pairs the farthest, of the negative ones the
 * nearest, ⌈share · count⌉ of each, whatever their anchors. Of equally far ones the first rows are taken.
 *
 * Agrees with pytorch-metric-learning's `HDCMiner`.
 *
 * Reference: Yuan, Yang, Zhang, "Hard-Aware Deeply Cascaded Embedding", 2017, section 3.2.
 *
 * @example The harder half
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { hardPairs, listPairs } from "@marginalia/marginalia/miners";
 * import { byClass } from "@marginalia/marginalia/relations";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const scores = euclidean().score(tensor2d([[0], [1], [5], [7]]));
 * const relation = byClass(tensor1d([0, 0, 1, 1], "int32"));
 * const pairs = hardPairs().mine({ scores, relation, numbers: { share: scalar(0.5) } });
 * const listed = (await listPairs(pairs)).map(({ anchor, reference }) => [anchor, reference]);
 * assertEquals(listed, [[2, 3], [3, 2], [0, 2], [1, 2], [2, 0], [2, 1]]);
 * ```
 */
export const hardPairs = definePart({
  name: "hard-pairs",
  options: z.strictObject({
    share: z.number().positive().max(1).default(0.5).describe(
      "Share of the pairs taken, of the positives and of the negatives alike; above 0, up to 1; 0.5 is " +
        "pytorch-metric-learning's",
    ),
  }),
  create: ({ share }): Miner<Pairs, "share"> => ({
    selects: "pairs",
    numbers: { share },
    mine({ scores, relation, numbers }) {
      const distances = stopGradient(scores.matrix);
      const { positive, negative } = masks(relation);
      return {
        kind: "pairs",
        positive: mul(relation.positive, largest(distances, positive, numbers.share)),
        negative: mul(relation.negative, largest(neg(distances), negative, numbers.share)),
      };
    },
  }),
});

/** Less than 1 by two roundings of float32. */
const ALMOST_ONE = 1 - 2 ** -22;

/** 1 at the largest share of the values that `mask` chooses, else 0. */
function largest(values: Tensor2D, mask: Tensor2D, share: Scalar): Tensor2D {
  const { size, shape } = values;
  const flat: Tensor1D = reshape(where(cast(mask, "bool"), values, -Infinity), [size]);
  const { indices } = topk(flat, size);
  // A share such as 0.1 is not exact in float32: 10 % of 30 pairs are 3, not the 4 that rounding may make.
  const taken = ceil(mul(mul(sum(mask), share), ALMOST_ONE));
  const chosen: Tensor1D = cast(less(range(0, size), taken), "float32");
  return reshape(scatterND(expandDims(indices, 1), chosen, [size]), shape);
}
