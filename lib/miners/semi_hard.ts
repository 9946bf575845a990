import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { scalar } from "../tensor/mod.ts";
import { USUAL_MARGIN } from "./_window_margin.ts";
import { windowMiner } from "./_window_miner.ts";

/**
 * Triplets whose negative is farther than the positive, but by no more than the margin:
 * 0 < d(a,n) − d(a,p) ≤ margin.
 *
 * Agrees with pytorch-metric-learning's `TripletMarginMiner(type_of_triplets="semihard")`, ties included.
 * For one negative a pair, as in FaceNet and TensorFlow, see `semiHardSingle`.
 *
 * Reference: Schroff, Kalenichenko, Philbin, "FaceNet: A Unified Embedding for Face Recognition and
 * Clustering", 2015, equation 4.
 *
 * @example A positive at 1 and negatives at 0.5, 1.25 and 3
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { listTriplets, semiHard } from "@marginalia/marginalia/miners";
 * import { byClass } from "@marginalia/marginalia/relations";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const scores = euclidean().score(tensor2d([[0], [1], [0.5], [1.25], [3]]));
 * const labels = tensor1d([0, 0, 1, 2, 3], "int32");
 * const selection = semiHard().mine({
 *   scores,
 *   relation: byClass(labels),
 *   numbers: { margin: scalar(0.5) },
 * });
 * const [first] = await listTriplets(selection, scores.matrix);
 * assertEquals(first, { anchor: 0, positive: 1, negative: 3, count: 1 });
 * ```
 */
export const semiHard = definePart({
  name: "semi-hard",
  options: z.strictObject({
    margin: z.number().positive().optional().describe(
      "Largest d(a,n) − d(a,p) chosen, in the distance's unit; above 0; left out, the loss's margin in " +
        "an experiment, and 0.2 (FaceNet) in a call by hand",
    ),
  }),
  create: ({ margin = USUAL_MARGIN }) =>
    windowMiner(margin, (atMost) => ({ above: scalar(0), atMost })),
});
