import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import {
  add,
  cast,
  div,
  exp,
  greater,
  logicalAnd,
  max,
  maximum,
  mul,
  neg,
  ones,
  type Scalar,
  stopGradient,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";
import type { TupleLoss } from "./loss.ts";

type Numbers =
  | "margin"
  | "alpha"
  | "imbalance"
  | "positiveTemperature"
  | "negativeTemperature";

/** What pytorch-metric-learning adds to each weight of a row before it divides by their sum. */
const SMALL = 1e-5;

/**
 * Ranked list: an anchor's negatives are pushed beyond alpha, its positives pulled within alpha − margin,
 * each list by its weighted mean violation, (1 − imbalance) Σ w [d − (alpha − margin)]₊ / Σ w over positives
 * plus imbalance Σ w [alpha − d]₊ / Σ w over negatives, one term `anchors`. A violation v weighs
 * e^(temperature · v); those that do not violate weigh nothing.
 *
 * Every anchor counts; a pair counts once, however often it is chosen. Weights carry a gradient too.
 *
 * Agrees with pytorch-metric-learning's `RankedListLoss` (reducer `mean`), where `Tp` and `Tn` are the
 * temperatures, its alpha is 1 + margin / 2 unless given, and each reference adds 1e-5 to Σ w. Differs at
 * coincident points, which the reference leaves out, and takes a miner and references, which it does not.
 *
 * Reference: Wang, Hua, Kodirov, Hu, Garnier, Robertson, "Ranked List Loss for Deep Metric Learning", 2019,
 * equations 3 to 8.
 *
 * @example One positive at 1, one negative at 0.7
 * ```ts
 * import { rankedList } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { anchors } = rankedList().terms({
 *   scores: { kind: "distance", form: "euclidean", range: [0, 2], matrix: tensor2d([[1, 0.7]]) },
 *   selection: { kind: "pairs", positive: tensor2d([[1, 0]]), negative: tensor2d([[0, 1]]) },
 *   numbers: {
 *     margin: scalar(0.4),
 *     alpha: scalar(1.2),
 *     imbalance: scalar(0.5),
 *     positiveTemperature: scalar(0),
 *     negativeTemperature: scalar(10),
 *   },
 * });
 * assertAlmostEquals(await mean()(anchors!).array(), 0.5 * (1 - 0.8) + 0.5 * (1.2 - 0.7), 1e-5);
 * ```
 */
export const rankedList = definePart({
  name: "ranked-list",
  options: z.strictObject({
    margin: z.number().nonnegative().default(0.4).describe(
      "Width of the band between positives and negatives, in the distance's unit; 0 or more; 0.4 in the paper",
    ),
    alpha: z.number().positive().default(1.2).describe(
      "Distance from which a negative costs nothing, in the distance's unit; above 0; 1.2 in the paper",
    ),
    imbalance: z.number().min(0).max(1).default(0.5).describe(
      "Share of the negatives' list in the loss; 0 to 1; 0.5 in the paper",
    ),
    positiveTemperature: z.number().nonnegative().default(0).describe(
      "How fast a positive's weight grows with its violation, per unit of distance; 0 or more; 0 in the paper",
    ),
    negativeTemperature: z.number().nonnegative().default(10).describe(
      "How fast a negative's weight grows with its violation, per unit of distance; 0 or more; 10 in the paper",
    ),
  }),
  create: (numbers): TupleLoss<Pairs, "distance", Numbers> => ({
    accepts: ["distance"],
    selects: ["pairs"],
    numbers,
    usualReducer: "mean",
    terms({ scores: { matrix }, selection, numbers }) {
      const { positive, negative } = masks(selection);
      const near = sub(numbers.alpha, numbers.margin);
      const pull = weightedMean(sub(matrix, near), positive, numbers.positiveTemperature);
      const push = weightedMean(
        sub(numbers.alpha, matrix),
        negative,
        numbers.negativeTemperature,
      );
      const values: Tensor1D = add(
        mul(sub(1, numbers.imbalance), pull),
        mul(numbers.imbalance, push),
      );
      return { anchors: { kind: "tuples", values, counts: ones(values.shape) } };
    },
  }),
});

/** Mean violation of each row, weighted by e^(temperature · violation), `[anchors]`. */
function weightedMean(violations: Tensor2D, mask: Tensor2D, temperature: Scalar): Tensor1D {
  const chosen = logicalAnd(greater(mask, 0), greater(violations, 0));
  const kept = where(chosen, violations, 0);
  const exponents = mul(kept, temperature);
  // The largest is taken out of sum and addend alike: no temperature overflows.
  const largest: Tensor2D = stopGradient(max(exponents, 1, true));
  const weights = mul(exp(sub(exponents, largest)), cast(chosen, "float32"));
  const addends = mul(exp(neg(largest)), SMALL * violations.shape[1]);
  const total = add(sum(weights, 1, true), addends);
  return div(sum(mul(weights, kept), 1), maximum(total, 1e-30).squeeze([1]));
}
