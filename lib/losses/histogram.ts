import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import {
  cast,
  cumsum,
  greater,
  mul,
  reshape,
  sum,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import { checkForm } from "./_check_form.ts";
import type { TupleLoss } from "./loss.ts";
import { ratio } from "./_ratio.ts";
import { softBins } from "./_soft_bins.ts";

/**
 * Histogram loss: the probability that a random negative pair is more alike than a random positive one,
 * Σ_b p⁻_b Σ_(c ≤ b) p⁺_c over histograms of their cosines, one term `pairs` of a single value. A cosine
 * falls to the two nearest bins in part. It has no margin and no other number to choose.
 *
 * 0 where there is no positive or no negative pair. A pair counts once, however often it is chosen.
 *
 * Agrees with pytorch-metric-learning's `HistogramLoss` where every row has a positive; the reference
 * leaves out negative pairs of two rows that have none.
 *
 * Reference: Ustinova, Lempitsky, "Learning Deep Embeddings with Histogram Loss", 2016, equations 1 to 4.
 *
 * @example A positive pair at cosine 0, negative ones at 1 and −1
 * ```ts
 * import { histogram } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { pairs } = histogram().terms({
 *   scores: { kind: "similarity", form: "cosine", range: [-1, 1], matrix: tensor2d([[0, 1, -1]]) },
 *   selection: { kind: "pairs", positive: tensor2d([[1, 0, 0]]), negative: tensor2d([[0, 1, 1]]) },
 *   numbers: {},
 * });
 * assertAlmostEquals(await mean()(pairs!).array(), 0.5, 1e-6);
 * ```
 */
export const histogram = definePart({
  name: "histogram",
  options: z.strictObject({
    bins: z.int().min(1).default(100).describe(
      "Bins from cosine −1 to 1; at least 1; 100 is pytorch-metric-learning's, the paper found 50 to 200 alike",
    ),
  }),
  create: ({ bins }): TupleLoss<Pairs, "similarity", never> => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: {},
    usualReducer: "mean",
    terms({ scores, selection }) {
      checkForm(scores, "cosine", "the histogram loss");
      const { positive, negative } = masks(selection);
      const { histogram } = softBins(scores.matrix, { least: -1, greatest: 1, bins });
      const density = (mask: Tensor2D): Tensor1D => ratio(sum(histogram(mask), 0), sum(mask));
      const overtaken = sum(mul(density(negative), cumsum(density(positive))));
      const both = mul(sum(positive), sum(negative));
      return {
        pairs: {
          kind: "tuples",
          values: reshape(overtaken, [1]),
          counts: reshape(cast(greater(both, 0), "float32"), [1]),
        },
      };
    },
  }),
});
