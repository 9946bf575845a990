import { checkValues } from "./_check_values.ts";
import { pValue } from "./_tails.ts";
import type { AlternativeOptions } from "./alternative.ts";
import { mean } from "./mean.ts";
import { sampleDeviation } from "./sample_deviation.ts";
import { studentTProbability } from "./student_t.ts";
import type { TestOutcome } from "./test_outcome.ts";

/** Outcome of a t test. */
export interface TTestOutcome extends TestOutcome {
  /** Degrees of freedom. */
  readonly freedom: number;
}

/**
 * Student's t test that differences of pairs have mean 0: t = mean / (s / √n) on n - 1 degrees of
 * freedom, s the sample deviation. Where no pair differs, t is 0 and p is 1; where all differ by exactly
 * the same, t is infinite and p is 0.
 *
 * Reference: "Student", "The Probable Error of a Mean", 1908.
 *
 * @throws {RangeError} when there are fewer than 2 differences, or one is not finite
 *
 * @example
 * ```ts
 * import { pairedT } from "@marginalia/marginalia/statistics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const { statistic, p } = pairedT([1, 2, 3]);
 * assertAlmostEquals(statistic, 2 * Math.sqrt(3), 1e-12);
 * assertAlmostEquals(p, 0.0741799, 1e-7);
 * ```
 */
export function pairedT(
  differences: readonly number[],
  { alternative = "two-sided" }: AlternativeOptions = {},
): TTestOutcome {
  checkValues("run a paired t test", differences, 2);
  const freedom = differences.length - 1;
  const center = mean(differences);
  const error = sampleDeviation(differences) / Math.sqrt(differences.length);
  const statistic = center === 0 ? 0 : center / error;
  const tails = {
    lower: studentTProbability(statistic, freedom),
    upper: studentTProbability(-statistic, freedom),
  };
  return { test: "paired t", statistic, freedom, p: pValue(tails, alternative) };
}
