import { checkValues } from "./_check_values.ts";
import { pValue } from "./_tails.ts";
import type { AlternativeOptions } from "./alternative.ts";
import { mean } from "./mean.ts";
import type { TTestOutcome } from "./paired_t.ts";
import { sampleDeviation } from "./sample_deviation.ts";
import { studentTProbability } from "./student_t.ts";

/**
 * Welch's t test that two independent samples have the same mean, whatever their spreads:
 * t = (mean₁ - mean₂) / √(e₁ + e₂), eᵢ = sᵢ² / nᵢ, on (e₁ + e₂)² / (e₁² / (n₁ - 1) + e₂² / (n₂ - 1))
 * degrees of freedom. Runs that share seeds are pairs, which `pairedT` compares more sharply.
 *
 * Reference: Welch, "The generalization of 'Student's' problem when several different population
 * variances are involved", 1947.
 *
 * @throws {RangeError} when a sample has fewer than 2 values, one is not finite, or neither sample varies
 *
 * @example
 * ```ts
 * import { welchT } from "@marginalia/marginalia/statistics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const { statistic, freedom } = welchT([4, 5, 6], [1, 2, 3]);
 * assertAlmostEquals(statistic, 3 / Math.sqrt(2 / 3), 1e-12);
 * assertAlmostEquals(freedom, 4, 1e-12);
 * ```
 */
export function welchT(
  first: readonly number[],
  second: readonly number[],
  { alternative = "two-sided" }: AlternativeOptions = {},
): TTestOutcome {
  const purpose = "run a Welch t test";
  checkValues(purpose, first, 2);
  checkValues(purpose, second, 2);
  const [e1, e2] = [
    sampleDeviation(first) ** 2 / first.length,
    sampleDeviation(second) ** 2 / second.length,
  ];
  if (e1 + e2 === 0) {
    throw new RangeError(
      `Cannot ${purpose}: expected values that vary in one sample at least, found ${first[0]} and ${
        second[0]
      } throughout`,
    );
  }
  const freedom = (e1 + e2) ** 2 / (e1 ** 2 / (first.length - 1) + e2 ** 2 / (second.length - 1));
  const statistic = (mean(first) - mean(second)) / Math.sqrt(e1 + e2);
  const tails = {
    lower: studentTProbability(statistic, freedom),
    upper: studentTProbability(-statistic, freedom),
  };
  return { test: "Welch t", statistic, freedom, p: pValue(tails, alternative) };
}
