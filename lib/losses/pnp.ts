import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  add,
  cast,
  div,
  greater,
  log1p,
  mul,
  neg,
  pow,
  sigmoid,
  square,
  squeeze,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  zerosLike,
} from "../tensor/mod.ts";
import { checkForm } from "./_check_form.ts";
import type { Loss } from "./loss.ts";
import { rankingOf } from "./_ranking.ts";
import { ratio } from "./_ratio.ts";
import { sumOverPositives } from "./_sum_over_positives.ts";

interface PnpNumbers {
  readonly alpha: Tensor;
  readonly b: Tensor;
}

/** What r negatives ahead of a positive cost, by variant. */
const penalties = {
  O: (r: Tensor) => r,
  Ds: (r: Tensor) => log1p(r),
  Dq: (r: Tensor, { alpha }: PnpNumbers) => sub(1, pow(add(r, 1), neg(alpha))),
  Iu: (r: Tensor) => mul(add(r, 1), log1p(r)),
  Ib: (r: Tensor, { b }: PnpNumbers) => {
    const scaled = mul(r, b);
    return div(sub(scaled, log1p(scaled)), square(b));
  },
} as const;

/**
 * Penalize Negative instances before Positive ones: for each positive of an anchor, r, the number of
 * negatives more alike than it, counted in sigmoids r = Σ_n σ((s_n − s_p)/τ), and the mean of what r costs,
 * one term `anchors`. Scores are cosines. By variant, r costs:
 *
 * - `O`: r
 * - `Ds`: log(1 + r), and `Dq`: 1 − (1 + r)^(−alpha), which give up on positives far behind
 * - `Iu`: (1 + r) log(1 + r), and `Ib`: (b r − log(1 + b r)) / b², which press on them
 *
 * As in the paper's program an anchor is among its own positives, unless it meets other references. One
 * positive of every anchor is looked at at a time, so memory is O(B²) for batch B.
 *
 * Agrees with pytorch-metric-learning's `PNPLoss` (reducer `mean`), `temperature` being its `anneal`.
 * Anchors that have no other positive are left out. The reference takes neither miner nor references; here a
 * miner is not asked.
 *
 * Reference: Li, Min, Xie, Zhang, Zhang, Wang, "Rethinking the Optimization of Average Precision: Only
 * Penalizing Negative Instances before Positive Ones is Enough", 2022, equations 6 to 11.
 *
 * @example Of two positives, itself and one behind the negative
 * ```ts
 * import { cosine } from "@marginalia/marginalia/distances";
 * import { pnp } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({ distance: cosine(), miner: allPairs(), loss: pnp() });
 * const { loss } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[1, 0], [-1, 0], [0, 1]]),
 *     labels: tensor1d([0, 0, 1], "int32"),
 *   },
 *   parameters: {},
 *   memory: {},
 *   numbers: {
 *     "loss.temperature": scalar(0.01),
 *     "loss.alpha": scalar(1),
 *     "loss.b": scalar(2),
 *   },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), 0.5, 1e-6); // the third has no positive
 * ```
 */
export const pnp = definePart({
  name: "pnp",
  options: z.strictObject({
    variant: z.enum(["O", "Ds", "Dq", "Iu", "Ib"]).default("O").describe(
      "What r negatives ahead cost; O is pytorch-metric-learning's, the paper found Dq best",
    ),
    temperature: z.number().positive().default(0.01).describe(
      "Width of the sigmoid for a step, in units of cosine; above 0; 0.01 in the paper",
    ),
    alpha: z.number().positive().default(1).describe(
      "Power of Dq; no unit; above 0; 1 is pytorch-metric-learning's",
    ),
    b: z.number().positive().default(2).describe(
      "Scale of Ib; no unit; above 0; 2 is pytorch-metric-learning's",
    ),
  }),
  create: (
    { variant, ...numbers },
  ): Loss<Pairs, "similarity", "temperature" | "alpha" | "b"> => ({
    accepts: ["similarity"],
    selects: ["pairs"],
    numbers,
    usualReducer: "mean",
    terms(inputs) {
      const { scores, numbers } = inputs;
      checkForm(scores, "cosine", "PNP");
      const { relevant, others, positives } = rankingOf(inputs);
      const { totals } = sumOverPositives({
        positive: relevant,
        scores: scores.matrix,
        constants: { others, ...numbers },
        each({ own, ofAnchor, present }, { others, temperature, alpha, b }) {
          const ahead = sigmoid(div(sub(ofAnchor, own), temperature!));
          const r: Tensor2D = sum(mul(ahead, others!), 1, true);
          const penalty = penalties[variant](r, { alpha: alpha!, b: b! });
          const nothing: Tensor1D = zerosLike(squeeze(present, [1]));
          return {
            totals: squeeze(mul(present, penalty), [1]),
            counts: nothing,
            active: nothing,
          };
        },
      });
      const values: Tensor1D = ratio(totals, sum(relevant, 1));
      const counts = cast(greater(positives, 0), "float32");
      return { anchors: { kind: "tuples", values, counts } };
    },
  }),
});
