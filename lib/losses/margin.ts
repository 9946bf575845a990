import { z } from "zod";
import { asPairs, type Triplets } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  add,
  cast,
  concat,
  expandDims,
  gather,
  greater,
  maximum,
  mul,
  ones,
  relu,
  reshape,
  type Scalar,
  stopGradient,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import type { Loss, LossContext, LossInputs } from "./loss.ts";
import type { LossTerms } from "./loss_terms.ts";

type MarginNumbers = "margin" | "beta" | "betaWeight";
type MarginInputs = LossInputs<Triplets, "distance", MarginNumbers>;

/**
 * Margin loss: a boundary β between positive and negative distances, which both keep away from by the
 * margin, [d(a,p) − β + margin]₊ + [β − d(a,n) + margin]₊ over triplets, divided by how many of the two
 * parts are above 0: one term `pairs`.
 *
 * Triplets only weigh their pairs: a pair counts as often as it is in one. So the sum over any selection of
 * triplets is one over pairs. β can be learned, one for all or one a class; then `betaWeight` (ν in the
 * paper) times β is a term of its own, `beta`, against boundaries that grow without end.
 *
 * Agrees with pytorch-metric-learning's `MarginLoss` (reducer `divisor`), whose `nu` is `betaWeight`. Its
 * paper mines with `distance-weighted`.
 *
 * Reference: Wu, Manmatha, Smola, Krähenbühl, "Sampling Matters in Deep Embedding Learning", 2017,
 * equations 4 and 5.
 *
 * @example A positive at 1.25 and a negative at 1, with β 1.2 and margin 0.2
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { margin } from "@marginalia/marginalia/losses";
 * import { allTriplets } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: euclidean(),
 *   miner: allTriplets(),
 *   loss: margin({}, { classes: 2, dimensions: 1 }),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[0], [1.25], [-1]]),
 *     labels: tensor1d([0, 0, 1], "int32"),
 *   },
 *   parameters: {},
 *   memory: {},
 *   numbers: {
 *     "loss.margin": scalar(0.2),
 *     "loss.beta": scalar(1.2),
 *     "loss.betaWeight": scalar(0),
 *   },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * // Two triplets: 0.25 + 0.4 from the first point; 0.25 + 0 from the second, whose negative is 2.25 away.
 * assertAlmostEquals(await loss.array(), (0.25 + 0.4 + 0.25) / 3, 1e-6);
 * ```
 */
export const margin = definePart({
  name: "margin",
  options: z.strictObject({
    margin: z.number().nonnegative().default(0.2).describe(
      "How far from the boundary both sides must be, in the distance's unit; 0 or more; 0.2 in the paper",
    ),
    beta: z.number().default(1.2).describe(
      "The boundary, or where it starts if it is learned, in the distance's unit; 1.2 in the paper",
    ),
    learn: z.enum(["none", "one", "per-class"]).default("none").describe(
      "Learn no boundary, one for all, or one a class; none is pytorch-metric-learning's",
    ),
    betaWeight: z.number().nonnegative().default(0).describe(
      "Weight of a learned boundary itself in the loss; no unit; 0 or more; 0 is pytorch-metric-learning's",
    ),
  }),
  create: (
    { margin, beta, learn, betaWeight },
    { classes }: LossContext,
  ): Loss<Triplets, "distance", MarginNumbers> => ({
    accepts: ["distance"],
    selects: ["product", "table", "predicate"],
    numbers: { margin, beta, betaWeight },
    usualReducer: "divisor",
    ...(learn === "per-class" && { classes }),
    parameters: learn === "none"
      ? {}
      : { betaOffset: { shape: [learn === "one" ? 1 : classes], initial: "zeros" } },
    terms: (inputs) => marginTerms(inputs, learn),
  }),
});

function marginTerms(inputs: MarginInputs, learn: "none" | "one" | "per-class"): LossTerms {
  const { scores: { matrix }, selection, numbers } = inputs;
  const { positive, negative } = asPairs(selection, matrix);
  const betas = boundaries(inputs, learn);
  const beta = expandDims(betas, 1);
  const values = concat([
    relu(add(sub(matrix, beta), numbers.margin)),
    relu(add(sub(beta, matrix), numbers.margin)),
  ], 1);
  const counts: Tensor2D = concat([positive, negative], 1);
  const isActive = cast(greater(stopGradient(values), 0), "float32");
  const divisor: Scalar = sum(mul(counts, isActive));
  const pairs = { kind: "tuples", values, counts, divisor } as const;
  if (learn === "none") return { pairs };
  const penalty: Tensor1D = mul(betas, numbers.betaWeight);
  return {
    pairs,
    beta: learn === "one"
      ? {
        kind: "tuples",
        values: reshape(penalty.slice(0, 1), [1]),
        counts: ones([1]),
        divisor: ones([]),
      }
      : { kind: "tuples", values: penalty, counts: sum(positive, 1), divisor },
  };
}

/** The boundary of each anchor, `[anchors]`. */
function boundaries({ anchors, parameters, numbers }: MarginInputs, learn: string): Tensor1D {
  const rows = anchors.embeddings.shape[0];
  const offsets = parameters["betaOffset"];
  if (offsets === undefined) return mul(ones([rows]), numbers.beta);
  if (learn === "one") return mul(ones([rows]), add(numbers.beta, offsets));
  // A row without a class is in no triplet; any class will do.
  const classes = maximum(anchors.labels as Tensor, 0);
  return add(numbers.beta, gather<Tensor1D>(offsets, cast(classes, "int32")));
}
