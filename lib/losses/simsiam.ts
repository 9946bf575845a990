import { z } from "zod";
import type { ScoreKind } from "../distances/mod.ts";
import {
  glorotUniform,
  heUniform,
  normalizeRows,
  type Parameters,
  type ParameterSpec,
} from "../encoders/mod.ts";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  add,
  batchNormTraining,
  concat,
  matMul,
  mul,
  onesLike,
  relu,
  stopGradient,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import type { Loss, LossContext } from "./loss.ts";
import { twoViews } from "./_two_views.ts";

/**
 * Each view predicts the other: 1 − cos(h(z), z′) for an embedding z and that of the same image's other view,
 * z′, through which no gradient flows. One term, `rows`, a value an embedding. Without negatives, it is the
 * predictor h and the missing gradient that keep embeddings from collapsing.
 *
 * h is a network of the loss's own, trained with the encoder and not used after: linear to `bottleneck`
 * times the embedding's length, batch normalization over the view, ReLU, linear back. Its weights are
 * `predictor1.weight` `[dimensions, hidden]`, `predictor1.scale` and `predictor1.offset` `[hidden]`,
 * `predictor2.weight` `[hidden, dimensions]` and `predictor2.bias` `[dimensions]`.
 *
 * The first half of a batch's rows are the first view of each image, the second half the second in the same
 * order; evaluating throws a `RangeError` for an odd number of rows. Looks at no score, no pair and no label.
 *
 * Differs from the paper's −cos by the constant 1, so that 0 is the least. pytorch-metric-learning has none.
 *
 * Reference: Chen, He, "Exploring Simple Siamese Representation Learning", 2021, equations 1 to 4 and
 * section 3, "Baseline settings".
 *
 * @example The shapes of the predictor's weights for embeddings of 64 numbers
 * ```ts
 * import { simsiam } from "@marginalia/marginalia/losses";
 * import { assertEquals } from "@std/assert";
 *
 * const { parameters } = simsiam({}, { classes: 10, dimensions: 64 });
 * assertEquals(parameters?.["predictor1.weight"]?.shape, [64, 16]);
 * assertEquals(parameters?.["predictor2.weight"]?.shape, [16, 64]);
 * ```
 */
export const simsiam = definePart({
  name: "simsiam",
  options: z.strictObject({
    bottleneck: z.number().positive().default(0.25).describe(
      "Hidden units of the predictor as a share of an embedding's length; above 0; 0.25 in the paper, 512 " +
        "of 2048",
    ),
  }),
  create: (
    { bottleneck },
    { dimensions }: LossContext,
  ): Loss<Pairs, ScoreKind, never> => ({
    accepts: ["distance", "similarity"],
    selects: ["pairs"],
    numbers: {},
    usualReducer: "mean",
    parameters: predictorSpecs(dimensions, Math.max(1, Math.round(bottleneck * dimensions))),
    terms({ anchors, parameters }) {
      const [first, second] = twoViews(anchors.embeddings);
      const values = concat([
        towards(predict(parameters, first), second),
        towards(predict(parameters, second), first),
      ]);
      return { rows: { kind: "tuples", values, counts: onesLike(values) } };
    },
  }),
});

function predictorSpecs(dimensions: number, hidden: number): Record<string, ParameterSpec> {
  return {
    "predictor1.weight": { shape: [dimensions, hidden], initial: heUniform(dimensions) },
    "predictor1.scale": { shape: [hidden], initial: "ones" },
    "predictor1.offset": { shape: [hidden], initial: "zeros" },
    "predictor2.weight": {
      shape: [hidden, dimensions],
      initial: glorotUniform(hidden, dimensions),
    },
    // Not 0: where all hidden units are at 0, a prediction of 0 would have no direction.
    "predictor2.bias": { shape: [dimensions], initial: { uniform: 1 / Math.sqrt(hidden) } },
  };
}

function predict(weights: Parameters, view: Tensor2D): Tensor2D {
  const { output } = batchNormTraining(
    matMul(view, weights["predictor1.weight"] as Tensor2D) as Tensor2D,
    weights["predictor1.scale"] as Tensor1D,
    weights["predictor1.offset"] as Tensor1D,
  );
  const linear = matMul(relu(output), weights["predictor2.weight"] as Tensor2D);
  return add(linear, weights["predictor2.bias"] as Tensor1D);
}

/** 1 − the cosine of each prediction with its goal, `[rows]`. */
function towards(predictions: Tensor2D, goals: Tensor2D): Tensor1D {
  const goal = stopGradient(normalizeRows(goals));
  return sub(1, sum(mul(normalizeRows(predictions), goal), 1));
}
