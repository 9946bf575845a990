import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { cast, div, greater, type Scalar, type Tensor1D, where } from "../tensor/mod.ts";
import { byAnchor } from "./_by_anchor.ts";
import { mean } from "./mean.ts";
import { meanOfNonZero } from "./mean_of_non_zero.ts";
import type { Reducer } from "./reducer.ts";
import { sum } from "./sum.ts";

const rest = { mean, "mean-of-non-zero": meanOfNonZero, sum } as const;

/**
 * First the mean over each anchor's tuples, then a reducer over the anchors that have any: an anchor with a
 * hundred tuples weighs no more than one with a single tuple.
 *
 * Reducing throws a `TypeError` for a loss whose tuples do not lie by anchor.
 *
 * Differs from pytorch-metric-learning's `PerAnchorReducer`, which takes pairs only, counts anchors without
 * a pair as ones with a loss of 0, and counts a pair that was chosen twice once.
 *
 * @example Three pairs of one anchor, one of another
 * ```ts
 * import { perAnchor } from "@marginalia/marginalia/reducers";
 * import { startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const loss = perAnchor()({
 *   kind: "tuples",
 *   values: tensor2d([[1, 2, 6], [5, 0, 0]]),
 *   counts: tensor2d([[1, 1, 1], [1, 0, 0]]),
 * });
 * assertEquals(await loss.array(), 4); // (3 + 5) / 2
 * ```
 */
export const perAnchor = definePart({
  name: "per-anchor",
  options: z.strictObject({
    reducer: z.enum(["mean", "mean-of-non-zero", "sum"]).default("mean")
      .describe("What the anchors' means are reduced by; mean is pytorch-metric-learning's"),
  }),
  create: ({ reducer }): Reducer => (term, labels): Scalar => {
    const { totals, counts } = byAnchor("per anchor", term, labels);
    const some = greater(counts, 0);
    const values: Tensor1D = div(totals, where(some, counts, 1));
    return rest[reducer]()({ kind: "tuples", values, counts: cast(some, "float32") });
  },
});
