import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import {
  argMax,
  argMin,
  cast,
  max,
  mul,
  range,
  stopGradient,
  type Tensor1D,
  where,
} from "../tensor/mod.ts";
import { masks } from "../relations/mod.ts";
import type { Miner } from "./miner.ts";
import type { Table } from "./selection.ts";

/**
 * One triplet an anchor: its farthest positive and its nearest negative, whatever lies between. An anchor
 * that lacks either has none. Of equally far ones the first row is taken.
 *
 * Not the window d(a,n) − d(a,p) ≤ 0, which others call hard as well.
 *
 * Agrees with pytorch-metric-learning's `BatchHardMiner`.
 *
 * Reference: Hermans, Beyer, Leibe, "In Defense of the Triplet Loss for Person Re-Identification", 2017,
 * equation 5.
 */
export const batchHard = definePart({
  name: "batch-hard",
  options: z.strictObject({}),
  create: (): Miner<Table, never> => ({
    selects: "table",
    numbers: {},
    mine({ scores, relation }) {
      const distances = stopGradient(scores.matrix);
      const { positive, negative } = masks(relation);
      return {
        kind: "table",
        anchor: range(0, positive.shape[0], 1, "int32"),
        positive: argMax(where(cast(positive, "bool"), distances, -Infinity), 1),
        negative: argMin(where(cast(negative, "bool"), distances, Infinity), 1),
        weight: mul(max(positive, 1), max(negative, 1)) as Tensor1D,
      };
    },
  }),
});
