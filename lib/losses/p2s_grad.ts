import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { mean, squaredDifference, type Tensor2D } from "../tensor/mod.ts";
import { classLoss } from "./_class_loss.ts";
import { cosines } from "./_cosines.ts";
import type { LossContext } from "./loss.ts";

/**
 * Mean squared error of the cosines with all classes, which should be 1 for an embedding's own class and 0
 * for the others: 1/C Σ_c (s_c − [c = y])², where s_c is the cosine with the proxy of class c and C the number of
 * classes. It has neither scale nor margin. One term, `rows`; weights of its own, `proxies`
 * `[classes, dimensions]`, drawn uniformly from ±1: only their directions count.
 *
 * Looks at no score; the chosen pairs weigh rows, and rows of label −1 are left out, as in
 * {@linkcode normalizedSoftmax}.
 *
 * Agrees with pytorch-metric-learning's `P2SGradLoss` in its value and in the gradient of embeddings; no
 * miner goes with that. Differs in the gradient of proxies: there they are scaled to length 1 outside the
 * gradient, which so has a part along each proxy that changes nothing; here, as in the paper, it has none.
 *
 * Reference: Zhang et al., "P2SGrad: Refined Gradients for Optimizing Deep Face Models", 2019, equation 11,
 * whose gradient is C/2 times that of this mean.
 *
 * @example An embedding on its proxy, the other one at 60°
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { p2sGrad } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: euclidean(),
 *   miner: allPairs(),
 *   loss: p2sGrad({}, { classes: 2, dimensions: 2 }),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: { embeddings: tensor2d([[5, 0]]), labels: tensor1d([0], "int32") },
 *   parameters: { "loss.proxies": tensor2d([[1, 0], [1, Math.sqrt(3)]]) },
 *   memory: {},
 *   numbers: {},
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), (0 + 0.25) / 2, 1e-6);
 * ```
 */
export const p2sGrad = definePart({
  name: "p2s-grad",
  options: z.strictObject({}),
  create: (_options, { classes, dimensions }: LossContext) =>
    classLoss({
      classes,
      numbers: {},
      parameters: { proxies: { shape: [classes, dimensions], initial: { uniform: 1 } } },
      rowLosses: ({ anchors, parameters }, target) =>
        mean(
          squaredDifference(
            cosines(anchors.embeddings, parameters["proxies"] as Tensor2D),
            target,
          ),
          1,
        ),
    }),
});
