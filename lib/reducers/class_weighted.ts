import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { cast, clipByValue, gather, mul, sum, type Tensor, tensor1d } from "../tensor/mod.ts";
import { byAnchor } from "./_by_anchor.ts";
import type { Reducer } from "./reducer.ts";
import { share } from "./_share.ts";

/**
 * Σ count · loss · w / Σ count, where w is the weight of the anchor's class: an ordinary mean, but that some
 * classes pull harder. It is not divided by the weights, so weights of 2 make every step twice as long.
 *
 * Reducing throws a `TypeError` without one class a row, and for a loss whose tuples do not lie by anchor.
 *
 * Agrees with pytorch-metric-learning's `ClassWeightedReducer`.
 *
 * @example Class 1 counts half
 * ```ts
 * import { classWeighted } from "@marginalia/marginalia/reducers";
 * import { startEngine, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const losses = { kind: "tuples", values: tensor1d([3, 4]), counts: tensor1d([1, 1]) } as const;
 * const loss = classWeighted({ weights: [1, 0.5] })(losses, tensor1d([0, 1], "int32"));
 * assertEquals(await loss.array(), 2.5); // (3 + 2) / 2
 * ```
 */
export const classWeighted = definePart({
  name: "class-weighted",
  options: z.strictObject({
    weights: z.array(z.number().nonnegative()).default([]).describe(
      "Weight of each class, from class 0 on; 0 or more; classes beyond the list weigh 1, so by default all do",
    ),
  }),
  create: ({ weights }): Reducer => (term, labels) => {
    const { totals, counts } = byAnchor("by class", term, labels);
    // Rows without a class have no tuples: whose weight they get does not matter.
    const places = cast(clipByValue(classesOf(labels), 0, weights.length), "int32");
    const weighted = mul(totals, gather(tensor1d([...weights, 1]), places));
    return share(sum(weighted), sum(counts));
  },
});

function classesOf(labels: Tensor | undefined): Tensor {
  if (labels?.rank !== 1 || labels.dtype !== "int32") {
    throw new TypeError(
      `Cannot reduce by class: needs one class a row, int32 [rows], found ${
        labels === undefined ? "no labels" : `${labels.dtype} [${labels.shape}]`
      }; take the reducer mean`,
    );
  }
  return labels;
}
