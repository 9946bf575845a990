import { z } from "zod";
import type { Triplets } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import type { TupleLoss } from "./loss.ts";
import { tripletTerm } from "./_triplet_term.ts";

/**
 * Wants each negative farther than the positive by a margin: [d(a,p) − d(a,n) + margin]₊, one term
 * `triplets`.
 *
 * - `form`: the hinge [v]₊ of the violation v, or the softplus log(1 + eᵛ), which never quite ends.
 * - `swap`: takes the positive for the anchor where the negative is nearer to it, d(p,n) for d(a,n).
 *
 * A table gives a value for each triplet. A product or a rule is summed without listing its triplets. The
 * hinge without swap is linear wherever it is positive, so its sum is Σ c · d + margin · violations, where
 * c says in how many violating triplets a pair is the positive, less in how many it is the negative. Those
 * counts come from sorting, in O(B² log B) time for batch B; they are the exact gradient too. Swap and
 * softplus have no such form: one positive of every anchor is compared with all negatives at a time, which
 * takes as many turns as the largest class has positives. Memory is O(B²) either way.
 *
 * Agrees with pytorch-metric-learning's `TripletMarginLoss` (`smooth_loss` is softplus), whose margin
 * defaults to 0.05 and whose reducer is `mean-of-non-zero`. A triplet that misses the margin by exactly
 * nothing costs nothing and is not counted as violating. Differs where swap meets references: d(p,n) is
 * between two references here; the reference takes it from the anchors' row of that number.
 *
 * Reference: Schroff, Kalenichenko, Philbin, "FaceNet: A Unified Embedding for Face Recognition and
 * Clustering", 2015, equation 2 (there on squared distances); for swap, Balntas, Riba, Ponsa,
 * Mikolajczyk, "Learning local feature descriptors with triplets and shallow convolutional neural
 * networks", 2016, section 3.2.
 *
 * @example All triplets of three points on a line
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { tripletMargin } from "@marginalia/marginalia/losses";
 * import { allTriplets } from "@marginalia/marginalia/miners";
 * import { byClass } from "@marginalia/marginalia/relations";
 * import { sum } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const scores = euclidean().score(tensor2d([[0], [1], [1.25]]));
 * const labels = tensor1d([0, 0, 1], "int32");
 * const { triplets } = tripletMargin().terms({
 *   scores,
 *   selection: allTriplets().mine({ scores, relation: byClass(labels), numbers: {} }),
 *   numbers: { margin: scalar(0.5) },
 * });
 * // [1 − 1.25 + 0.5]₊ from the first point, [1 − 0.25 + 0.5]₊ from the second
 * assertAlmostEquals(await sum()(triplets!).array(), 0.25 + 1.25, 1e-6);
 * ```
 */
export const tripletMargin = definePart({
  name: "triplet-margin",
  options: z.strictObject({
    form: z.enum(["hinge", "softplus"]).default("hinge").describe(
      "hinge (FaceNet), or softplus, pytorch-metric-learning's smooth_loss",
    ),
    margin: z.number().nonnegative().default(0.2).describe(
      "How much farther than the positive a negative must be to cost nothing, in the distance's unit; " +
        "0 or more; 0.2 in FaceNet",
    ),
    swap: z.boolean().default(false).describe(
      "Measure a negative from the positive where it is nearer to that; false, as in FaceNet",
    ),
  }),
  create: ({ form, margin, swap }): TupleLoss<Triplets, "distance", "margin"> => ({
    accepts: ["distance"],
    selects: ["product", "table", "predicate"],
    numbers: { margin },
    usualReducer: "mean-of-non-zero",
    terms: (inputs) => ({
      triplets: tripletTerm(inputs, { form, swap, margin: inputs.numbers.margin }),
    }),
  }),
});
