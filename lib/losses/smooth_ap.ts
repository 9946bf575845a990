import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  add,
  cast,
  div,
  greater,
  mul,
  sigmoid,
  squeeze,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  zerosLike,
} from "../tensor/mod.ts";
import { checkForm } from "./_check_form.ts";
import type { Loss } from "./loss.ts";
import { rankingOf } from "./_ranking.ts";
import { ratio } from "./_ratio.ts";
import { rowWeights } from "./_row_weights.ts";
import { sumOverPositives } from "./_sum_over_positives.ts";

/**
 * Smooth-AP: one minus the average precision with which an anchor ranks the batch by cosine, where a rank
 * counts sigmoids for steps, 1 − (1/R) Σ_i rank⁺(i) / rank(i) with rank(i) = 1 + Σ_(j ≠ i) σ((s_j − s_i)/τ),
 * one term `anchors`. rank⁺ counts positives alone. As in the paper's program an anchor is among its own
 * positives, unless it meets other references.
 *
 * One positive of every anchor is ranked at a time, so memory is O(B²) for batch B. Any order and any number
 * of rows a class will do. Anchors that have no other positive are left out. A miner only weighs anchors.
 *
 * Agrees with pytorch-metric-learning's `SmoothAPLoss` (reducer `mean`) where that is right: for as many
 * classes as rows a class, each in one block of rows. It takes both for granted, and B³ of memory.
 *
 * Reference: Brown, Xie, Kalogeiton, Zisserman, "Smooth-AP: Smoothing the Path Towards Large-Scale Image
 * Retrieval", 2020, equation 7.
 *
 * @example A positive far behind the negative: ranks 1 of 1 and 2 of 3
 * ```ts
 * import { cosine } from "@marginalia/marginalia/distances";
 * import { smoothAp } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({ distance: cosine(), miner: allPairs(), loss: smoothAp() });
 * const { loss } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[1, 0], [-1, 0], [0, 1]]),
 *     labels: tensor1d([0, 0, 1], "int32"),
 *   },
 *   parameters: {},
 *   memory: {},
 *   numbers: { "loss.temperature": scalar(0.01) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), 1 - (1 / 1 + 2 / 3) / 2, 1e-6);
 * ```
 */
export const smoothAp = definePart({
  name: "smooth-ap",
  options: z.strictObject({
    temperature: z.number().positive().default(0.01).describe(
      "Width of the sigmoid for a step, in units of cosine; above 0; 0.01 in the paper",
    ),
  }),
  create: ({ temperature }): Loss<Pairs, "similarity", "temperature"> => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers: { temperature },
    usualReducer: "mean",
    terms(inputs) {
      const { scores, numbers } = inputs;
      checkForm(scores, "cosine", "Smooth-AP");
      const { relevant, others, positives } = rankingOf(inputs);
      const { totals } = sumOverPositives({
        positive: relevant,
        scores: scores.matrix,
        constants: { relevant, others, temperature: numbers.temperature },
        each({ own, ofAnchor, present }, { relevant, others, temperature }) {
          const ahead: Tensor2D = sigmoid(div(sub(ofAnchor, own), temperature!));
          // Half of its own step, σ(0), is in the sum already.
          const among: Tensor2D = add(sum(mul(ahead, relevant!), 1, true), 0.5);
          const behindOthers = sum(mul(ahead, others!), 1, true);
          // One minus rank⁺ / rank, and exactly 0 where no other is ahead.
          const missed = mul(present, div(behindOthers, add(among, behindOthers)));
          const nothing: Tensor1D = zerosLike(squeeze(present, [1]));
          return { totals: squeeze(missed, [1]), counts: nothing, active: nothing };
        },
      });
      return {
        anchors: {
          kind: "tuples",
          values: mul(rowWeights(inputs), ratio(totals, sum(relevant, 1))),
          counts: cast(greater(positives, 0), "float32"),
        },
      };
    },
  }),
});
