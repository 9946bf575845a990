import { checkResamples } from "./_check_resamples.ts";
import { pValue } from "./_tails.ts";
import type { AlternativeOptions } from "./alternative.ts";
import { mean } from "./mean.ts";
import type { TTestOutcome } from "./paired_t.ts";
import { sampleDeviation } from "./sample_deviation.ts";
import { studentTProbability } from "./student_t.ts";

export interface CorrectedResampledTOptions extends AlternativeOptions {
  /** Held-out part over trained-on part, in samples or in classes; positive; for k folds 1 / (k - 1). */
  readonly testToTrain: number;
}

/**
 * The corrected resampled t test that fold-wise differences of two set-ups have mean 0:
 * t = mean / (s √(1/n + testToTrain)) on n - 1 degrees of freedom; see `correctedResampledInterval`.
 *
 * Reference: Nadeau and Bengio, "Inference for the Generalization Error", 2003, section 3.
 *
 * @throws {RangeError} when there are fewer than 2 differences, one is not finite, or testToTrain is not positive
 *
 * @example
 * ```ts
 * import { correctedResampledT } from "@marginalia/marginalia/statistics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const { statistic } = correctedResampledT([1, 2, 3], { testToTrain: 1 / 2 });
 * assertAlmostEquals(statistic, 2 / Math.sqrt(1 / 3 + 1 / 2), 1e-12);
 * ```
 */
export function correctedResampledT(
  differences: readonly number[],
  { testToTrain, alternative = "two-sided" }: CorrectedResampledTOptions,
): TTestOutcome {
  checkResamples("run a corrected resampled t test", differences, testToTrain);
  const freedom = differences.length - 1;
  const center = mean(differences);
  const error = sampleDeviation(differences) * Math.sqrt(1 / differences.length + testToTrain);
  const statistic = center === 0 ? 0 : center / error;
  const tails = {
    lower: studentTProbability(statistic, freedom),
    upper: studentTProbability(-statistic, freedom),
  };
  return { test: "corrected resampled t", statistic, freedom, p: pValue(tails, alternative) };
}
