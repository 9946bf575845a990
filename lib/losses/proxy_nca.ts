import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { mul, type Tensor2D } from "../tensor/mod.ts";
import { classLoss } from "./_class_loss.ts";
import { cosines } from "./_cosines.ts";
import { crossEntropy, ownOf } from "./_cross_entropy.ts";
import type { LossContext } from "./loss.ts";

/**
 * Neighbourhood component analysis with a proxy a class in the place of neighbours:
 * −log(e^(−S d_y²) / Σ_c e^(−S d_c²)) for an embedding of class y, where d_c is the Euclidean distance to the proxy
 * of class c, both scaled to length 1, and S the scale. One term, `rows`; weights of its own, `proxies`
 * `[classes, dimensions]`, drawn from a normal distribution of deviation 1: only their directions count.
 *
 * Looks at no score; the chosen pairs weigh rows, and rows of label −1 are left out, as in
 * {@linkcode normalizedSoftmax}. On length 1, d² is 2 − 2s of the cosine s, so this is `normalized-softmax` at
 * temperature 1 / (2S).
 *
 * Agrees with pytorch-metric-learning's `ProxyNCALoss` (reducer `mean`). Differs from the paper, whose sum runs
 * over the other classes only, so that its loss has no lower bound.
 *
 * Reference: Movshovitz-Attias, Toshev, Leung, Ioffe, Singh, "No Fuss Distance Metric Learning using
 * Proxies", 2017, equation 4; the sum over all classes and a scale: Teh, DeVries, Taylor, "ProxyNCA++", 2020,
 * equation 3.
 *
 * @example An embedding on its proxy, the other one at 90°: d² of 0 and 2
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { proxyNca } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: euclidean(),
 *   miner: allPairs(),
 *   loss: proxyNca({}, { classes: 2, dimensions: 2 }),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: { embeddings: tensor2d([[3, 0]]), labels: tensor1d([0], "int32") },
 *   parameters: { "loss.proxies": tensor2d([[1, 0], [0, 1]]) },
 *   memory: {},
 *   numbers: { "loss.scale": scalar(1) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), Math.log(1 + Math.exp(-2)), 1e-6);
 * ```
 */
export const proxyNca = definePart({
  name: "proxy-nca",
  options: z.strictObject({
    scale: z.number().positive().default(1).describe(
      "Multiplies squared distances; no unit; above 0; 1 in the paper, 9 in ProxyNCA++",
    ),
  }),
  create: ({ scale }, { classes, dimensions }: LossContext) =>
    classLoss({
      classes,
      numbers: { scale },
      parameters: { proxies: { shape: [classes, dimensions], initial: { normal: 1 } } },
      rowLosses({ anchors, parameters, numbers }, target) {
        // −d² = 2s − 2, and a softmax does not see the 2.
        const similarities = cosines(anchors.embeddings, parameters["proxies"] as Tensor2D);
        const logits: Tensor2D = mul(similarities, mul(numbers.scale, 2));
        return crossEntropy({ target, logits, own: ownOf(target, logits) });
      },
    }),
});
