import { z } from "zod";
import type { Scores } from "../distances/mod.ts";
import {
  type Pairs,
  type Predicate,
  predicateCounts,
  type Product,
  productCounts,
  type Table,
  type Triplets,
} from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  add,
  mean,
  mul,
  relu,
  type Scalar,
  stopGradient,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import type { TupleLoss } from "./loss.ts";
import type { LossTerm } from "./loss_terms.ts";
import { pick } from "./_pick.ts";

/**
 * Wants each negative farther than the positive by a margin: [d(a,p) − d(a,n) + margin]₊, one term
 * `triplets`.
 *
 * A table gives a value for each triplet. A product or a rule is summed without listing its triplets: the
 * hinge is linear wherever it is positive, so the sum is Σ c · d + margin · violations, where c says in
 * how many violating triplets a pair is the positive, less in how many it is the negative. Those counts
 * come from sorting each anchor's distances, in O(B² log B) time and O(B²) memory for batch B; they are
 * the exact gradient too.
 *
 * Agrees with pytorch-metric-learning's `TripletMarginLoss` without `swap` and `smooth_loss`, whose margin
 * defaults to 0.05 and whose reducer is `mean-of-non-zero`. A triplet that misses the margin by exactly
 * nothing costs nothing and is not counted as violating.
 *
 * Reference: Schroff, Kalenichenko, Philbin, "FaceNet: A Unified Embedding for Face Recognition and
 * Clustering", 2015, equation 2 (there on squared distances).
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
    margin: z.number().nonnegative().default(0.2).describe(
      "How much farther than the positive a negative must be to cost nothing, in the distance's unit; " +
        "0 or more; 0.2 in FaceNet",
    ),
  }),
  create: ({ margin }): TupleLoss<Triplets, "distance", "margin"> => ({
    accepts: ["distance"],
    selects: ["product", "table", "predicate"],
    numbers: { margin },
    usualReducer: "mean-of-non-zero",
    terms: ({ scores, selection, numbers }) => ({
      triplets: selection.kind === "table"
        ? listedTriplets(scores, selection, numbers.margin)
        : countedTriplets(scores, selection, numbers.margin),
    }),
  }),
});

function listedTriplets(
  { matrix }: Scores<"distance">,
  { anchor, positive, negative, weight }: Table,
  margin: Scalar,
): LossTerm {
  const gap = sub(pick(matrix, anchor, positive), pick(matrix, anchor, negative));
  return { kind: "tuples", values: relu(add(gap, margin)), counts: weight, anchors: anchor };
}

function countedTriplets(
  { matrix }: Scores<"distance">,
  selection: Product | Predicate,
  margin: Scalar,
): LossTerm {
  const { selected, violating } = count(selection, matrix, margin);
  const slope = sub(violating.positive, violating.negative);
  const active: Tensor1D = sum(violating.positive, 1);
  // Each row of slopes sums to 0, so that shifting its distances changes nothing but the rounding error.
  const centered = sub(matrix, stopGradient(mean(matrix, 1, true)));
  return {
    kind: "summed",
    totals: add(sum(mul(slope, centered), 1), mul(margin, active)),
    counts: sum(selected.positive, 1),
    active,
  };
}

function count(
  selection: Product | Predicate,
  distances: Tensor2D,
  margin: Scalar,
): { selected: Pairs; violating: Pairs } {
  if (selection.kind === "predicate") {
    return {
      selected: predicateCounts(selection, distances),
      violating: predicateCounts(selection, distances, margin),
    };
  }
  return {
    selected: productCounts(selection, distances),
    violating: productCounts(selection, distances, margin),
  };
}
