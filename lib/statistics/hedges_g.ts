import { checkShare } from "./_check_share.ts";
import { checkValues } from "./_check_values.ts";
import { logGamma } from "./_log_gamma.ts";
import { noncentralityInterval } from "./_noncentrality_interval.ts";
import type { EffectSize, EffectSizeOptions } from "./effect_size.ts";
import { mean } from "./mean.ts";
import { sampleDeviation } from "./sample_deviation.ts";

/**
 * Hedges' g of two independent samples: J (mean₁ - mean₂) / s, s the pooled deviation on
 * m = n₁ + n₂ - 2 degrees of freedom, J = Γ(m / 2) / (√(m / 2) Γ((m - 1) / 2)), which takes the bias of
 * small samples out: .80 for 3 and 3, .96 for 10 and 10.
 *
 * The interval is exact for normal samples of equal spread, by the noncentral t distribution, and
 * multiplied by J as the value is.
 *
 * Reference: Hedges, "Distribution Theory for Glass's Estimator of Effect Size and Related Estimators",
 * 1981, equations 6e and 7.
 *
 * @throws {RangeError} when a sample has fewer than 2 values, one is not finite, or neither sample varies
 *
 * @example
 * ```ts
 * import { hedgesG } from "@marginalia/marginalia/statistics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * // The means are 3 deviations apart; J is 0.7979 with 4 degrees of freedom.
 * assertAlmostEquals(hedgesG([4, 5, 6], [1, 2, 3]).value, 3 * 0.7979, 1e-4);
 * ```
 */
export function hedgesG(
  first: readonly number[],
  second: readonly number[],
  { level = 0.95 }: EffectSizeOptions = {},
): EffectSize {
  const purpose = "compute Hedges' g";
  checkValues(purpose, first, 2);
  checkValues(purpose, second, 2);
  checkShare(purpose, "level", level);
  const freedom = first.length + second.length - 2;
  const pooled = Math.sqrt(
    ((first.length - 1) * sampleDeviation(first) ** 2 +
      (second.length - 1) * sampleDeviation(second) ** 2) / freedom,
  );
  if (pooled === 0) {
    throw new RangeError(
      `Cannot ${purpose}: expected values that vary in one sample at least, found ${first[0]} and ${
        second[0]
      } throughout`,
    );
  }
  const correction = Math.exp(logGamma(freedom / 2) - logGamma((freedom - 1) / 2)) /
    Math.sqrt(freedom / 2);
  const difference = (mean(first) - mean(second)) / pooled;
  const scale = Math.sqrt(1 / first.length + 1 / second.length);
  const { lower, upper } = noncentralityInterval(difference / scale, freedom, level);
  return {
    measure: "Hedges' g",
    value: correction * difference,
    lower: correction * scale * lower,
    upper: correction * scale * upper,
    level,
  };
}
