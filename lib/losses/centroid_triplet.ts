import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { byClass, masks } from "../relations/mod.ts";
import {
  add,
  clipByValue,
  div,
  eye,
  matMul,
  mul,
  relu,
  square,
  squaredDistances,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import type { BatchInputs, Loss } from "./loss.ts";
import { ratio } from "./_ratio.ts";

/**
 * Centroid triplets: an anchor must be nearer to the centroid of its class than to each other class's,
 * [‖a − c_P‖² − ‖a − c_N‖² + margin]₊, one term `centroids` with an entry for every anchor and other class.
 * Centroids are means of embeddings in the batch; an anchor is left out of its own. It evens out what single
 * rows, mislabelled ones not least, would do.
 *
 * Measures embeddings as they come; the distance and the miner are not asked. Anchors alone in their class
 * are left out. With references, the centroids are theirs, by integer classes.
 *
 * pytorch-metric-learning has no such loss.
 *
 * Reference: Wieczorek, Rychalska, Dąbrowski, "On the Unreasonable Effectiveness of Centroids in Image
 * Retrieval", 2021, equation 2.
 *
 * @example Two rows 1 apart, and a class whose centroid is 1.5 from the second
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { centroidTriplet } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { sum } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: euclidean(),
 *   miner: allPairs(),
 *   loss: centroidTriplet({ margin: 2 }),
 *   reducer: sum(),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[0], [1], [2.25], [2.75]]),
 *     labels: tensor1d([0, 0, 1, 1], "int32"),
 *   },
 *   parameters: {},
 *   memory: {},
 *   numbers: { "loss.margin": scalar(2) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * // 1 − 2.5² + 2 from the first is below 0; 1 − 1.5² + 2; from the third 0.5² − 1.75² + 2 is below 0 too
 * assertAlmostEquals(await loss.array(), 0.75, 1e-6);
 * ```
 */
export const centroidTriplet = definePart({
  name: "centroid-triplet",
  options: z.strictObject({
    margin: z.number().nonnegative().default(0.3).describe(
      "How much larger the squared distance to another centroid must be; 0 or more; 0.3 in the paper",
    ),
  }),
  create: ({ margin }): Loss<Pairs, "distance", "margin"> => ({
    accepts: ["distance"],
    selects: ["pairs"],
    numbers: { margin },
    usualReducer: "mean",
    terms(inputs) {
      const { anchors: { embeddings }, references, relation, numbers } = inputs;
      const { positive, negative } = masks(relation);
      const own = ratio(matMul(positive, references.embeddings), sum(positive, 1, true));
      const members = classmates(inputs);
      const size: Tensor2D = sum(members, 1, true);
      const centroids: Tensor2D = div(matMul(members, references.embeddings), size);
      const near = sum(square(sub(embeddings, own)), 1, true);
      const far = squaredDistances(embeddings, centroids);
      // Each row of a class stands for its centroid: together they count once.
      const share = div(negative, sum(members, 0, true));
      return {
        centroids: {
          kind: "tuples",
          values: relu(add(sub(near, far), numbers.margin)),
          counts: mul(share, clipByValue(sum(positive, 1, true), 0, 1)),
        },
      };
    },
  }),
});

/** Which references are of one class, each with itself, `[references, references]`. */
function classmates({ anchors, references, relation }: BatchInputs): Tensor2D {
  const others = anchors === references ? relation : byClass(references.labels as Tensor1D);
  const { positive } = masks(others);
  return add(positive, eye(positive.shape[0]));
}
