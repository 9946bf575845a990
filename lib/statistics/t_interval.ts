import { mean } from "./mean.ts";
import { sampleDeviation } from "./sample_deviation.ts";
import { studentTQuantile } from "./student_t.ts";

/** What each value is one replicate of: an interval speaks about new draws of this, and nothing else. */
export type ReplicationUnit = "training seeds" | "folds" | "training seeds and folds";

export interface TIntervalOptions {
  readonly unit: ReplicationUnit;
  /** Share of such intervals that hold the true mean, in (0, 1); default 0.95. */
  readonly level?: number;
}

/** A confidence interval for a mean. */
export interface TInterval {
  readonly lower: number;
  readonly upper: number;
  /** (upper - lower) / 2, in the values' unit. */
  readonly halfWidth: number;
  readonly level: number;
  readonly unit: ReplicationUnit;
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
  if (values.length < 2) {
    throw new RangeError(
      `Cannot compute an interval over ${unit}: needs at least 2 values, found ${values.length}`,
    );
  }
  if (!(level > 0 && level < 1)) {
    throw new RangeError(
      `Cannot compute an interval over ${unit}: level must be in (0, 1), found ${level}`,
    );
  }
  const quantile = studentTQuantile(1 - (1 - level) / 2, values.length - 1);
  const halfWidth = quantile * sampleDeviation(values) / Math.sqrt(values.length);
  const center = mean(values);
  return { lower: center - halfWidth, upper: center + halfWidth, halfWidth, level, unit };
}
