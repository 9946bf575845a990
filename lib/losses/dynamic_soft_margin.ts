import { z } from "zod";
import { admittedNegatives, type Triplets } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  add,
  cast,
  clipByValue,
  cumsum,
  div,
  equal,
  floor,
  gather,
  greater,
  mul,
  reshape,
  type Scalar,
  stopGradient,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  where,
  withoutGradient,
} from "../tensor/mod.ts";
import { type GapBins, gapHistogram } from "./_gap_histogram.ts";
import type { Loss, LossInputs } from "./loss.ts";
import type { LossTerm } from "./loss_terms.ts";
import { pick } from "./_pick.ts";
import { ratio } from "./_ratio.ts";
import { sumOverPositives } from "./_sum_over_positives.ts";

type Inputs = LossInputs<Triplets, "distance", "momentum">;

/**
 * Dynamic soft margin: the gap v = d(a,p) − d(a,n) of each triplet, weighted by the share of triplets whose
 * gap is smaller, w(v) v, one term `triplets`. The harder a triplet is by the standards of late, the more it
 * weighs; there is no margin to choose. The shares come from a running histogram of gaps, which is the
 * loss's memory: momentum of the batch's histogram and the rest of the one before. No gradient goes through
 * shares. Gaps beyond the histogram fall to its ends.
 *
 * The paper takes one hard triplet a row (miner `batch-hard`). A loss may be below 0 here.
 *
 * Agrees with pytorch-metric-learning's `DynamicSoftMarginLoss` with labels in the value of a first step
 * (reducer `mean`). Differs in its gradient, which there goes through the shares, and in later steps: there
 * momentum weighs counts, not shares, so that a large batch is all but the whole histogram; and the histogram
 * is not kept in a checkpoint.
 *
 * Reference: Zhang, Rusinkiewicz, "Learning Local Descriptors With a CDF-Based Dynamic Soft Margin", 2019,
 * section 3.2.
 *
 * @example A first step of two triplets, both of gap 0.5: no gap is larger
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { dynamicSoftMargin } from "@marginalia/marginalia/losses";
 * import { allTriplets } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d, zeros } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: euclidean(),
 *   miner: allTriplets(),
 *   loss: dynamicSoftMargin({ bins: 8 }),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[0, 0], [1, 0], [0.5, 0]]),
 *     labels: tensor1d([0, 0, 1], "int32"),
 *   },
 *   parameters: {},
 *   memory: { "loss.histogram": zeros([9]) },
 *   numbers: { "loss.momentum": scalar(0.01) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), 0.5, 1e-6);
 * ```
 */
export const dynamicSoftMargin = definePart({
  name: "dynamic-soft-margin",
  options: z.strictObject({
    least: z.number().negative().default(-2).describe(
      "Where the histogram begins, in the distance's unit, and minus where it ends; below 0; -2 is " +
        "pytorch-metric-learning's, all of it for embeddings of length 1",
    ),
    bins: z.int().min(1).default(10).describe(
      "Bins of the histogram; at least 1; 10 is pytorch-metric-learning's",
    ),
    momentum: z.number().min(0).max(1).default(0.01).describe(
      "Weight of a batch in the running histogram; 0 to 1; 0.01 is pytorch-metric-learning's",
    ),
  }),
  create({ least, bins, momentum }): Loss<Triplets, "distance", "momentum"> {
    const range = { least, greatest: -least, bins };
    return {
      accepts: ["distance"],
      selects: ["product", "table", "predicate"],
      numbers: { momentum },
      usualReducer: "mean",
      memory: { histogram: { shape: [bins + 1], dtype: "float32", fill: 0 } },
      terms: (inputs) => ({ triplets: weightedGaps(inputs, range) }),
      remember: (inputs) => ({ histogram: nextHistogram(inputs, range) }),
    };
  },
});

/** Shares of all triplets up to now; of the batch's alone in the first step. */
function nextHistogram({ scores, selection, memory, numbers }: Inputs, range: GapBins): Tensor1D {
  return withoutGradient(() => {
    const before = memory["histogram"] as Tensor1D;
    const counts = gapHistogram(selection, scores.matrix, range);
    const total = sum(counts);
    const isFirst = equal(sum(before), 0);
    const momentum: Scalar = where(isFirst, 1, numbers.momentum);
    const blended = add(mul(before, sub(1, momentum)), mul(ratio(counts, total), momentum));
    return where(greater(total, 0), blended, before) as Tensor1D;
  });
}

function weightedGaps(inputs: Inputs, range: GapBins): LossTerm {
  const { scores: { matrix }, selection } = inputs;
  const upTo: Tensor1D = withoutGradient(() => cumsum(nextHistogram(inputs, range)));
  if (selection.kind === "table") {
    const { anchor, positive, negative, weight } = selection;
    const gaps = sub(pick(matrix, anchor, positive), pick(matrix, anchor, negative));
    const values = mul(gaps, shareBelow(gaps, upTo, range));
    return { kind: "tuples", values, counts: weight, anchors: anchor };
  }
  const { mask, constants } = admittedNegatives(selection, matrix);
  return sumOverPositives({
    positive: selection.positive,
    scores: matrix,
    constants: { ...constants, upTo },
    each(parts, { upTo, ...constants }) {
      const admitted = mask(parts, constants);
      const gaps = sub(parts.own, parts.ofAnchor);
      const losses = mul(gaps, shareBelow(gaps, upTo!, range));
      return {
        totals: sum(mul(losses, admitted), 1),
        counts: sum(admitted, 1),
        active: sum(mul(cast(greater(stopGradient(losses), 0), "float32"), admitted), 1),
      };
    },
  });
}

/** Share of triplets in the bins up to each gap's own. */
function shareBelow(gaps: Tensor, upTo: Tensor, { least, greatest, bins }: GapBins): Tensor {
  const place = div(sub(stopGradient(gaps), least), (greatest - least) / bins);
  const bin = cast(clipByValue(floor(place), 0, bins), "int32");
  return reshape(gather(upTo, reshape(bin, [-1])), gaps.shape);
}
