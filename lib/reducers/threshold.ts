import { z } from "zod";
import type { LossTerm } from "../losses/mod.ts";
import { definePart } from "../parts/mod.ts";
import { cast, greater, less, logicalAnd, mul, stopGradient } from "../tensor/mod.ts";
import { mean } from "./mean.ts";
import { meanOfNonZero } from "./mean_of_non_zero.ts";
import type { Reducer } from "./reducer.ts";

/**
 * The mean over those selected tuples whose loss lies between two bounds, both excluded: `low` leaves out
 * what is satisfied well enough, `high` what may be an outlier.
 *
 * `{ low: 0 }` is `mean-of-non-zero`. Any other bounds need each tuple's loss; reducing throws a `TypeError`
 * for a closed form, which has sums only (triplet margin over a product or a rule; over a table, e.g. of
 * `batch-hard`, each triplet has its loss).
 *
 * Agrees with pytorch-metric-learning's `ThresholdReducer`.
 *
 * @example Between 0.1 and 1
 * ```ts
 * import { threshold } from "@marginalia/marginalia/reducers";
 * import { startEngine, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const loss = threshold({ low: 0.125, high: 1 })({
 *   kind: "tuples",
 *   values: tensor1d([0.125, 0.25, 0.75, 1, 9]),
 *   counts: tensor1d([1, 1, 1, 1, 1]),
 * });
 * assertEquals(await loss.array(), 0.5);
 * ```
 */
export const threshold = definePart({
  name: "threshold",
  options: z.strictObject({
    low: z.number().default(0).describe(
      "Losses up to this are left out, in the loss's unit; 0, so that satisfied tuples are",
    ),
    high: z.number().optional().describe(
      "Losses from this on are left out, in the loss's unit; above low; left out, none is",
    ),
  }).refine(({ low, high = Infinity }) => high > low, { path: ["high"], message: "more than low" }),
  create: ({ low, high = Infinity }): Reducer => (term) => {
    if (low === 0 && high === Infinity) return meanOfNonZero()(term);
    return mean()(within(term, low, high));
  },
});

function within(term: LossTerm, low: number, high: number): LossTerm {
  if (term.kind === "summed") {
    throw new TypeError(
      `Cannot reduce by threshold: needs each tuple's loss, found sums alone (kind ${term.kind}); take the reducer mean-of-non-zero, or a miner that lists its triplets`,
    );
  }
  const values = stopGradient(term.values);
  const kept = logicalAnd(greater(values, low), less(values, high));
  return { ...term, counts: mul(term.counts, cast(kept, "float32")) };
}
