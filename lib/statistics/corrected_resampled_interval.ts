import { checkResamples } from "./_check_resamples.ts";
import { checkShare } from "./_check_share.ts";
import type { ReplicationUnit, SymmetricInterval } from "./interval.ts";
import { mean } from "./mean.ts";
import { sampleDeviation } from "./sample_deviation.ts";
import { studentTQuantile } from "./student_t.ts";

/** Units whose values share training data. */
export type ResampleUnit = Extract<ReplicationUnit, "folds" | "training seeds and folds">;

export interface CorrectedResampledIntervalOptions {
  /** `folds` for one training run a fold, `training seeds and folds` for means over several. */
  readonly unit: ResampleUnit;
  /** Held-out part over trained-on part, in samples or in classes; positive; for k folds 1 / (k - 1). */
  readonly testToTrain: number;
  /** Share of such intervals that hold the true mean, in (0, 1); default 0.95. */
  readonly level?: number;
}

/** An interval for the mean over ways of dividing the data. */
export interface CorrectedResampledInterval extends SymmetricInterval {
  readonly unit: ResampleUnit;
  readonly method: "corrected resampled t";
}

/**
 * The corrected resampled t interval over fold scores: mean ± t(1 - (1 - level)/2; n - 1) ·
 * s √(1/n + testToTrain). Fold scores share most of their training data, so that their mean varies more
 * than s / √n says; for 4 folds the half-width is 1.53 times that of the t interval.
 *
 * One score a fold: of several seeds in each, give the mean, for more seeds are no more folds. The
 * correction takes the correlation of two scores for testToTrain / (1 + testToTrain), a rule that has held
 * up in simulation, not a law.
 *
 * Reference: Nadeau and Bengio, "Inference for the Generalization Error", 2003, section 3; Bouckaert and
 * Frank, "Evaluating the Replicability of Significance Tests for Comparing Learning Algorithms", 2004.
 *
 * @throws {RangeError} when there are fewer than 2 scores, one is not finite, or testToTrain is not positive
 *
 * @example Four class-disjoint folds
 * ```ts
 * import { correctedResampledInterval } from "@marginalia/marginalia/statistics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const options = { unit: "folds", testToTrain: 1 / 3 } as const;
 * const { halfWidth } = correctedResampledInterval([0.5, 0.52, 0.48, 0.5], options);
 * assertAlmostEquals(halfWidth, 3.1824 * 0.01633 * Math.sqrt(1 / 4 + 1 / 3), 1e-4);
 * ```
 */
export function correctedResampledInterval(
  scores: readonly number[],
  { unit, testToTrain, level = 0.95 }: CorrectedResampledIntervalOptions,
): CorrectedResampledInterval {
  const purpose = `compute an interval over ${unit}`;
  checkResamples(purpose, scores, testToTrain);
  checkShare(purpose, "level", level);
  const count = scores.length;
  const halfWidth = studentTQuantile(1 - (1 - level) / 2, count - 1) * sampleDeviation(scores) *
    Math.sqrt(1 / count + testToTrain);
  const center = mean(scores);
  return {
    lower: center - halfWidth,
    upper: center + halfWidth,
    halfWidth,
    level,
    unit,
    method: "corrected resampled t",
  };
}
