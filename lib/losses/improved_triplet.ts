import { z } from "zod";
import type { Triplets } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { scalar } from "../tensor/mod.ts";
import type { TupleLoss } from "./loss.ts";
import { tripletTerm } from "./_triplet_term.ts";

/**
 * The triplet loss with a soft margin: log(1 + e^(d(a,p) − d(a,n))), one term `triplets`. With the miner
 * `batch-hard`, this is the improved triplet loss of Hermans et al.: it has no margin to choose, and goes
 * on pulling where a hinge has ended.
 *
 * Agrees with pytorch-metric-learning's `TripletMarginLoss(margin=0, smooth_loss=True)`, whose usual
 * reducer is `mean-of-non-zero`; no softplus is 0, short of underflow, so that `mean` is the same.
 *
 * Reference: Hermans, Beyer, Leibe, "In Defense of the Triplet Loss for Person Re-Identification", 2017,
 * equation 5 and section 2.1, soft margin.
 *
 * @example The hardest triplet of the first of three points on a line
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { improvedTriplet } from "@marginalia/marginalia/losses";
 * import { batchHard } from "@marginalia/marginalia/miners";
 * import { byClass } from "@marginalia/marginalia/relations";
 * import { sum } from "@marginalia/marginalia/reducers";
 * import { startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const scores = euclidean().score(tensor2d([[0], [1], [1.25]]));
 * const relation = byClass(tensor1d([0, 0, 1], "int32"));
 * const selection = batchHard().mine({ scores, relation, numbers: {} });
 * const { triplets } = improvedTriplet().terms({ scores, selection, numbers: {} });
 * const expected = Math.log1p(Math.exp(1 - 1.25)) + Math.log1p(Math.exp(1 - 0.25));
 * assertAlmostEquals(await sum()(triplets!).array(), expected, 1e-6);
 * ```
 */
export const improvedTriplet = definePart({
  name: "improved-triplet",
  options: z.strictObject({}),
  create: (): TupleLoss<Triplets, "distance", never> => ({
    accepts: ["distance"],
    selects: ["table", "product", "predicate"],
    numbers: {},
    usualReducer: "mean",
    terms: (inputs) => ({
      triplets: tripletTerm(inputs, { form: "softplus", swap: false, margin: scalar(0) }),
    }),
  }),
});
