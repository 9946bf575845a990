import { z } from "zod";
import type { ScoreKind } from "../distances/mod.ts";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  add,
  cast,
  expandDims,
  greater,
  log,
  logSumExp,
  mul,
  ones,
  scalar,
  softplus,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";
import { classTargets } from "./_class_targets.ts";
import { cosines } from "./_cosines.ts";
import type { Loss, LossContext } from "./loss.ts";
import { rowWeights } from "./_row_weights.ts";

/**
 * Each proxy as an anchor against the whole batch: it pulls the embeddings of its class, the farthest most,
 * and pushes the others, the nearest most. Two terms, a value a proxy, `[classes]`:
 *
 * - `positive`: log(1 + Σ_{x of the class} e^(−α(s − m))), divided by the number of classes in the batch;
 * - `negative`: log(1 + Σ_{x of others} e^(α(s + m))), divided by the number of all classes;
 *
 * where s is the cosine of x with the proxy. Weights of its own, `proxies` `[classes, dimensions]`, drawn
 * from a normal distribution of variance 2 / classes (He et al. 2015, by fan-out); only their directions
 * count.
 *
 * Looks at no score; the chosen pairs weigh the addends of rows as in {@linkcode normalizedSoftmax}, and
 * rows of label −1 are left out.
 *
 * Agrees with pytorch-metric-learning's `ProxyAnchorLoss` (reducer `divisor`) where no miner is at work.
 * Differs with one: there a row of weight w adds e^(w − 1) of what it would, so one that no pair has still
 * adds 37 %; here it adds w of it.
 *
 * Reference: Kim, Kim, Cho, Kwak, "Proxy Anchor Loss for Deep Metric Learning", 2020, equation 4.
 *
 * @example An embedding on its proxy, the other one at 90°
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { proxyAnchor } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: euclidean(),
 *   miner: allPairs(),
 *   loss: proxyAnchor({ margin: 0.1, alpha: 2 }, { classes: 2, dimensions: 2 }),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: { embeddings: tensor2d([[5, 0]]), labels: tensor1d([0], "int32") },
 *   parameters: { "loss.proxies": tensor2d([[1, 0], [0, 1]]) },
 *   memory: {},
 *   numbers: { "loss.margin": scalar(0.1), "loss.alpha": scalar(2) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * const [pull, push] = [Math.log1p(Math.exp(-1.8)), Math.log1p(Math.exp(0.2))];
 * assertAlmostEquals(await loss.array(), pull / 1 + push / 2, 1e-6);
 * ```
 */
export const proxyAnchor = definePart({
  name: "proxy-anchor",
  options: z.strictObject({
    margin: z.number().nonnegative().default(0.1).describe(
      "How far from 0 a cosine must be to cost little: above for the own class, below −margin for others; " +
        "no unit; 0 or more; 0.1 in the paper",
    ),
    alpha: z.number().positive().default(32).describe(
      "Multiplies cosines; no unit; above 0; 32 in the paper",
    ),
  }),
  create: (
    { margin, alpha },
    { classes, dimensions }: LossContext,
  ): Loss<Pairs, ScoreKind, "margin" | "alpha"> => ({
    accepts: ["distance", "similarity"],
    selects: ["pairs"],
    numbers: { margin, alpha },
    usualReducer: "divisor",
    classes,
    parameters: {
      proxies: { shape: [classes, dimensions], initial: { normal: Math.sqrt(2 / classes) } },
    },
    terms(inputs) {
      const { anchors, parameters, numbers } = inputs;
      const target = classTargets(anchors.labels, classes);
      const weights = expandDims(rowWeights(inputs), 1);
      const similarities = cosines(anchors.embeddings, parameters["proxies"] as Tensor2D);
      const scaled = (shifted: Tensor2D): Tensor2D => mul(numbers.alpha, shifted);
      const positives: Tensor2D = mul(target, weights);
      const negatives: Tensor2D = mul(sub(sum(target, 1, true), target), weights);
      const counts = ones([classes]);
      return {
        positive: {
          kind: "tuples",
          values: logOnePlusSum(scaled(sub(numbers.margin, similarities)), positives),
          counts,
          divisor: sum(cast(greater(sum(positives, 0), 0), "float32")),
        },
        negative: {
          kind: "tuples",
          values: logOnePlusSum(scaled(add(numbers.margin, similarities)), negatives),
          counts,
          divisor: scalar(classes),
        },
      };
    },
  }),
});

/** log(1 + Σ_rows weight e^exponent) of each column, `[classes]`. */
function logOnePlusSum(exponents: Tensor2D, weights: Tensor2D): Tensor1D {
  const isThere = greater(weights, 0);
  const weighted = add(exponents, log(where(isThere, weights, 1)));
  return softplus(logSumExp(where(isThere, weighted, -Infinity), 0));
}
