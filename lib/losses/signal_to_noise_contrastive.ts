import { z } from "zod";
import type { Pairs } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { checkForm } from "./_check_form.ts";
import { contrastive } from "./contrastive.ts";
import type { TupleLoss } from "./loss.ts";

/**
 * The contrastive hinge on the ratio of noise to signal, d = var(q − r) / var(q): [d − positiveMargin]₊ for
 * a positive pair, [margin − d]₊ for a negative one, terms `positive` and `negative`. Needs the distance
 * `signal-to-noise`. The paper adds the regularizer `zero-mean`, as the ratio takes the numbers of an
 * embedding to lie around 0.
 *
 * Agrees with pytorch-metric-learning's `SignalToNoiseRatioContrastiveLoss` (reducer `mean-of-non-zero`),
 * which has no regularizer either unless given one.
 *
 * Reference: Yuan, Deng, Tang, Tang, Chen, "Signal-to-Noise Ratio: A Robust Distance Metric for Deep Metric
 * Learning", 2019, equations 8 and 9.
 *
 * @example A pair whose noise is 0.25 of its signal, and the other way round all of it
 * ```ts
 * import { signalToNoise } from "@marginalia/marginalia/distances";
 * import { signalToNoiseContrastive } from "@marginalia/marginalia/losses";
 * import { mean } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const { positive } = signalToNoiseContrastive().terms({
 *   scores: signalToNoise().score(tensor2d([[2, -2], [1, -1]])),
 *   selection: {
 *     kind: "pairs",
 *     positive: tensor2d([[0, 1], [1, 0]]),
 *     negative: tensor2d([[0, 0], [0, 0]]),
 *   },
 *   numbers: { margin: scalar(1), positiveMargin: scalar(0) },
 * });
 * assertAlmostEquals(await mean()(positive!).array(), (0.25 + 1) / 2, 1e-6);
 * ```
 */
export const signalToNoiseContrastive = definePart({
  name: "signal-to-noise-contrastive",
  options: z.strictObject({
    margin: z.number().nonnegative().default(1).describe(
      "Ratio from which a negative pair costs nothing; no unit; 0 or more; 1 is pytorch-metric-learning's",
    ),
    positiveMargin: z.number().default(0).describe(
      "Ratio up to which a positive pair costs nothing; no unit; 0 is pytorch-metric-learning's",
    ),
  }),
  create(margins): TupleLoss<Pairs, "distance", "margin" | "positiveMargin"> {
    const hinge = contrastive({ form: "hinge", balance: "separate", ...margins });
    return {
      ...hinge,
      terms(inputs) {
        checkForm(inputs.scores, "signal-to-noise", "the signal-to-noise contrastive loss");
        return hinge.terms(inputs);
      },
    };
  },
});
