import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import {
  add,
  cast,
  cumsum,
  greater,
  mul,
  sum,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import type { Loss } from "./loss.ts";
import { ratio } from "./_ratio.ts";
import { rowWeights } from "./_row_weights.ts";
import { softBins } from "./_soft_bins.ts";

/**
 * FastAP: one minus the average precision with which an anchor ranks the other rows, where ranks are read
 * off histograms of its distances: 1 − (1/R) Σ_b h⁺_b H⁺_b / H_b, one term `anchors`. h⁺ counts positives in
 * bin b, H⁺ and H positives and all up to b, R is the number of positives. A distance falls to the two
 * nearest bins in part, which makes it differentiable. O(B²) for batch B, whatever the number of bins.
 *
 * The list that is ranked is the batch, whatever the miner: it only weighs anchors, by how often it chose
 * them. Anchors without a positive are left out.
 *
 * Agrees with pytorch-metric-learning's `FastAPLoss` (reducer `mean`), which takes squared distances of
 * embeddings of length 1. Needs a distance with an end, such as `squared-euclidean` with `normalize`;
 * otherwise throws a `RangeError`.
 *
 * Reference: Cakir, He, Xia, Kulis, Sclaroff, "Deep Metric Learning to Rank", 2019, equation 8.
 *
 * @example A positive behind a negative: precision one half
 * ```ts
 * import { squaredEuclidean } from "@marginalia/marginalia/distances";
 * import { fastAp } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: squaredEuclidean({ normalize: true }),
 *   miner: allPairs(),
 *   loss: fastAp({ bins: 4 }),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[1, 0], [-1, 0], [0, 1]]),
 *     labels: tensor1d([0, 0, 1], "int32"),
 *   },
 *   parameters: {},
 *   memory: {},
 *   numbers: {},
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), 0.5, 1e-6);
 * ```
 */
export const fastAp = definePart({
  name: "fast-ap",
  options: z.strictObject({
    bins: z.int().min(1).default(10).describe(
      "Bins from distance 0 to the largest; at least 1; 10 is pytorch-metric-learning's",
    ),
  }),
  create: ({ bins }): Loss<Pairs, "distance", never> => ({
    accepts: ["distance"],
    selects: ["pairs"],
    numbers: {},
    usualReducer: "mean",
    terms(inputs) {
      const { scores: { matrix, range: [least, greatest], form }, relation } = inputs;
      if (!Number.isFinite(greatest)) {
        throw new RangeError(
          `Cannot compute FastAP: needs a distance with an end, found ${form} without; set normalize`,
        );
      }
      const { positive, negative } = masks(relation);
      const { histogram } = softBins(matrix, { least, greatest, bins });
      const ofPositives = histogram(positive);
      const negativesUpTo: Tensor2D = cumsum(histogram(negative), 1);
      const upTo: Tensor2D = add(cumsum(ofPositives, 1), negativesUpTo);
      const each: Tensor1D = sum(positive, 1);
      // Since Σ h⁺ is R, this is one minus the precision, and exactly 0 where no negative is in between.
      const missed: Tensor1D = sum(ratio(mul(ofPositives, negativesUpTo), upTo), 1);
      return {
        anchors: {
          kind: "tuples",
          values: mul(rowWeights(inputs), ratio(missed, each)),
          counts: cast(greater(each, 0), "float32"),
        },
      };
    },
  }),
});
