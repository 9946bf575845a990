import { checkShare } from "./_check_share.ts";
import { checkValues } from "./_check_values.ts";
import type { ReplicationUnit, SymmetricInterval } from "./interval.ts";
import { mean } from "./mean.ts";
import { sampleDeviation } from "./sample_deviation.ts";
import { studentTQuantile } from "./student_t.ts";

/** Units whose values are independent of one another, as the t interval has it. */
export type IndependentUnit = Extract<ReplicationUnit, "training seeds" | "search seeds">;

export interface TIntervalOptions {
  /** Fold scores are not independent: they take `correctedResampledInterval`. */
  readonly unit: IndependentUnit;
  /** Share of such intervals that hold the true mean, in (0, 1); default 0.95. */
  readonly level?: number;
}

/** A t interval for a mean. */
export interface TInterval extends SymmetricInterval {
  readonly unit: IndependentUnit;
  readonly method: "t";
}

/**
 * Student's t interval: mean ± t(1 - (1 - level)/2; n - 1) · s / √n, s the sample deviation. At 95 % the
 * half-width is 2.48 s for n = 3, 1.24 s for 5 and .72 s for 10.
 *
 * Reference: "Student", "The Probable Error of a Mean", 1908.
 *
 * @throws {RangeError} when there are fewer than 2 values, since one value says nothing of their spread
 *
 * @example
 * ```ts
 * import { tInterval } from "@marginalia/marginalia/statistics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const { halfWidth } = tInterval([0.47, 0.49, 0.51], { unit: "training seeds" });
 * assertAlmostEquals(halfWidth, 2.484 * 0.02, 1e-4);
 * ```
 */
export function tInterval(
  values: readonly number[],
  { unit, level = 0.95 }: TIntervalOptions,
): TInterval {
  const purpose = `compute an interval over ${unit}`;
  checkValues(purpose, values, 2);
  checkShare(purpose, "level", level);
  const quantile = studentTQuantile(1 - (1 - level) / 2, values.length - 1);
  const halfWidth = quantile * sampleDeviation(values) / Math.sqrt(values.length);
  const center = mean(values);
  return {
    lower: center - halfWidth,
    upper: center + halfWidth,
    halfWidth,
    level,
    unit,
    method: "t",
  };
}
