import { checkShare } from "./_check_share.ts";
import { checkValues } from "./_check_values.ts";
import { noncentralityInterval } from "./_noncentrality_interval.ts";
import type { EffectSize, EffectSizeOptions } from "./effect_size.ts";
import { mean } from "./mean.ts";
import { sampleDeviation } from "./sample_deviation.ts";

/**
 * Cohen's d_z of pairs: mean difference / deviation of the differences. How surely one side wins with a
 * given seed: at 1, about five times in six. It says nothing of whether the difference matters.
 *
 * The interval is exact for normal differences: t = d_z √n follows a noncentral t distribution.
 *
 * Reference: Cohen, "Statistical Power Analysis for the Behavioral Sciences", 1988, section 2.3.5;
 * Steiger and Fouladi, "Noncentrality interval estimation and the evaluation of statistical models", 1997.
 *
 * @throws {RangeError} when there are fewer than 2 differences, one is not finite, or they do not vary
 *
 * @example
 * ```ts
 * import { cohensDz } from "@marginalia/marginalia/statistics";
 * import { assertEquals } from "@std/assert";
 *
 * const { value, lower, upper } = cohensDz([1, 2, 3]);
 * assertEquals([value, lower, upper].map((each) => each.toFixed(2)), ["2.00", "-0.14", "4.11"]);
 * ```
 */
export function cohensDz(
  differences: readonly number[],
  { level = 0.95 }: EffectSizeOptions = {},
): EffectSize {
  const purpose = "compute Cohen's d_z";
  checkValues(purpose, differences, 2);
  checkShare(purpose, "level", level);
  const deviation = sampleDeviation(differences);
  if (deviation === 0) {
    throw new RangeError(
      `Cannot ${purpose}: expected differences that vary, found ${differences[0]} throughout`,
    );
  }
  const value = mean(differences) / deviation;
  const root = Math.sqrt(differences.length);
  const { lower, upper } = noncentralityInterval(value * root, differences.length - 1, level);
  return { measure: "Cohen's d_z", value, lower: lower / root, upper: upper / root, level };
}
