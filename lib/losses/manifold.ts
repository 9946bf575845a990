import { z } from "zod";
import { normalizeRows } from "../encoders/mod.ts";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  add,
  cast,
  concat,
  equal,
  exp,
  expandDims,
  eye,
  greaterEqual,
  log1p,
  logicalAnd,
  logicalNot,
  matMul,
  mod,
  mul,
  range,
  relu,
  rsqrt,
  type Scalar,
  scalar,
  slice,
  statelessPermutation,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  transpose,
  where,
} from "../tensor/mod.ts";
import type { Loss, LossContext, LossInputs } from "./loss.ts";
import type { LossTerms } from "./loss_terms.ts";
import { walkInverse } from "./_walk_inverse.ts";

type Numbers = "margin" | "contextWeight";

/** How fast likeness e^(cosine / this) falls. */
const BANDWIDTH = 0.5;

/**
 * Manifold similarity to hard proxies: rows and proxies are nodes of a graph that a random walk runs over,
 * F = (1 − continuation) (I − continuation · S)⁻¹ with S the normalized likeness of all to all. Each row has
 * a proxy. By how often the walk gets there, every other proxy must be farther, log(1 + Σ_k e^(F_k − F_own +
 * margin)) over those that are not, term `intrinsic`; and so must where walks from the proxies lead, by
 * cosines of rows of F, term `context`.
 *
 * Without labels: which proxy a row has is drawn anew each step, as evenly as can be. With `assignment:
 * "labels"` it is the proxy of its class, −1 for none. Proxies are weights and learn with the encoder. The
 * miner and the scores are not asked: likenesses are cosines, below 0 taken as 0.
 *
 * Agrees with pytorch-metric-learning's `ManifoldLoss`, given the same proxies and assignment. It draws less
 * evenly, and with more proxies than rows not at all.
 *
 * Reference: Aziere, Todorovic, "Ensemble Deep Manifold Similarity Learning Using Hard Proxies", 2019,
 * equations 2 to 7.
 *
 * @example Two rows on their proxies, which are at right angles
 * ```ts
 * import { cosine } from "@marginalia/marginalia/distances";
 * import { manifold } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: cosine(),
 *   miner: allPairs(),
 *   loss: manifold({ proxies: 2, assignment: "labels" }, { classes: 2, dimensions: 2 }),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: { embeddings: tensor2d([[1, 0], [0, 1]]), labels: tensor1d([0, 1], "int32") },
 *   parameters: { "loss.proxies": tensor2d([[1, 0], [0, 1]]) },
 *   memory: {},
 *   numbers: { "loss.margin": scalar(5e-4), "loss.contextWeight": scalar(1) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertEquals(await loss.array(), 0); // the walk stays with its own
 * ```
 */
export const manifold = definePart({
  name: "manifold",
  options: z.strictObject({
    proxies: z.int().min(2).default(50).describe(
      "Number of proxies; at least 2; 50 is pytorch-metric-learning's",
    ),
    continuation: z.number().positive().lt(1).default(0.8).describe(
      "Probability that the walk goes on; between 0 and 1; 0.8 is pytorch-metric-learning's alpha",
    ),
    margin: z.number().nonnegative().default(5e-4).describe(
      "How much farther other proxies must be; no unit; 0 or more; 0.0005 is pytorch-metric-learning's",
    ),
    contextWeight: z.number().nonnegative().default(1).describe(
      "Weight of the context term; no unit; 0 or more; 1 is pytorch-metric-learning's lambdaC",
    ),
    assignment: z.enum(["drawn", "labels"]).default("drawn").describe(
      "Which proxy a row has: one drawn each step, as in the paper, or its class's",
    ),
  }),
  create: (
    { proxies, continuation, margin, contextWeight, assignment },
    { dimensions }: LossContext,
  ): Loss<Pairs, "similarity", Numbers> => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: { margin, contextWeight },
    usualReducer: "mean",
    ...(assignment === "labels" && { classes: proxies }),
    parameters: { proxies: { shape: [proxies, dimensions], initial: { normal: 1 } } },
    terms: (inputs) =>
      manifoldTerms(
        inputs,
        assignment === "labels" ? inputs.anchors.labels as Tensor1D : draw(inputs, proxies),
        continuation,
      ),
  }),
});

/** A proxy for each row, int32 `[rows]`: each proxy as often as any other, give or take one. */
function draw({ anchors, seed }: LossInputs<Pairs, "similarity", Numbers>, proxies: number) {
  const [rows] = anchors.embeddings.shape;
  const places = statelessPermutation(seed, Math.ceil(rows / proxies) * proxies);
  return mod(slice(places, 0, rows), scalar(proxies, "int32")) as Tensor1D;
}

function manifoldTerms(
  { anchors, parameters, numbers }: LossInputs<Pairs, "similarity", Numbers>,
  assigned: Tensor1D,
  continuation: number,
): LossTerms {
  const [rows] = anchors.embeddings.shape;
  const proxies = parameters["proxies"] as Tensor2D;
  const [count] = proxies.shape;
  const nodes = likeness(concat([anchors.embeddings, proxies]));
  const steps: Tensor2D = mul(nodes, continuation);
  const walk: Tensor2D = mul(walkInverse(steps, continuation), 1 - continuation);
  const fromRows = slice(walk, [0, 0], [rows, rows + count]);
  const fromProxies = slice(walk, [rows, 0], [count, rows + count]);
  const context: Tensor2D = matMul(
    normalizeRows(fromRows),
    normalizeRows(fromProxies),
    false,
    true,
  );
  const own = equal(expandDims(assigned, 1), expandDims(range(0, count, 1, "int32"), 0));
  const counts: Tensor1D = cast(greaterEqual(assigned, 0), "float32");
  const term = (likeness: Tensor2D) =>
    mul(counts, hardest(likeness, own as Tensor2D, numbers.margin)) as Tensor1D;
  return {
    intrinsic: {
      kind: "tuples",
      values: term(slice(walk, [0, rows], [rows, count])),
      counts,
    },
    context: { kind: "tuples", values: mul(term(context), numbers.contextWeight), counts },
  };
}

/** Likeness of all to all but themselves, each divided by the roots of both sums. */
function likeness(nodes: Tensor2D): Tensor2D {
  const unit = normalizeRows(nodes);
  const cosines = matMul(unit, unit, false, true);
  const alike = mul(exp(mul(relu(cosines), 1 / BANDWIDTH)), sub(1, eye(nodes.shape[0])));
  const scale: Tensor2D = rsqrt(sum(alike, 1, true));
  return mul(mul(alike, scale), transpose(scale));
}

/** log(1 + Σ e^violation) of each row over the proxies that violate the margin, its own aside. */
function hardest(likeness: Tensor2D, own: Tensor2D, margin: Scalar): Tensor1D {
  const toOwn = sum(mul(likeness, cast(own, "float32")), 1, true);
  const violations = add(sub(likeness, toOwn), margin);
  const hard = logicalAnd(logicalNot(own), greaterEqual(violations, 0));
  return log1p(sum(where(hard, exp(violations), 0), 1));
}
