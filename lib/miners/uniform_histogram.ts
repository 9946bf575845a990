import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import {
  mul,
  scalar,
  slice,
  statelessInteger,
  type Tensor1D,
  withoutGradient,
} from "../tensor/mod.ts";
import { drawByBin } from "./_draw_by_bin.ts";
import type { Miner } from "./miner.ts";
import { seedOf } from "./_seed_of.ts";
import type { Pairs } from "./selection.ts";

/**
 * Pairs whose distances are spread evenly: the range from the nearest to the farthest positive pair is cut
 * into bins of equal width, and from each bin that has pairs so many are drawn, with replacement; negative
 * pairs likewise. A pair drawn twice counts two.
 *
 * Mining throws a `TypeError` without a seed.
 *
 * Agrees with pytorch-metric-learning's `UniformHistogramMiner` in what it draws from.
 */
export const uniformHistogram = definePart({
  name: "uniform-histogram",
  options: z.strictObject({
    bins: z.int().positive().default(100)
      .describe("Bins of the range of distances; 1 or more; 100 is pytorch-metric-learning's"),
    positivesPerBin: z.int().nonnegative().default(10)
      .describe("Positive pairs drawn from each bin; 0 or more; 10 is pytorch-metric-learning's"),
    negativesPerBin: z.int().nonnegative().default(10)
      .describe("Negative pairs drawn from each bin; 0 or more; 10 is pytorch-metric-learning's"),
  }),
  create: ({ bins, positivesPerBin, negativesPerBin }): Miner<Pairs, never> => ({
    selects: "pairs",
    numbers: {},
    mine({ scores, relation, seed }) {
      const own = seedOf("mining", seed, "mine by a histogram");
      return withoutGradient(() => {
        const { positive, negative } = masks(relation);
        const [one, other] = [0, 2].map((half) =>
          slice(statelessInteger<Tensor1D>(own, scalar(2 ** 31 - 1, "int32"), [4]), half, 2)
        ) as [Tensor1D, Tensor1D];
        const draw = { bins, distances: scores.matrix };
        return {
          kind: "pairs",
          positive: mul(
            relation.positive,
            drawByBin({ ...draw, mask: positive, each: positivesPerBin, seed: one }),
          ),
          negative: mul(
            relation.negative,
            drawByBin({ ...draw, mask: negative, each: negativesPerBin, seed: other }),
          ),
        };
      });
    },
  }),
});
