import { checkShare } from "./_check_share.ts";
import { checkValues } from "./_check_values.ts";
import { pairedT } from "./paired_t.ts";
import { type IndependentUnit, type TInterval, tInterval } from "./t_interval.ts";
import type { TestOutcome } from "./test_outcome.ts";

export interface EquivalenceOptions {
  /** The smallest mean difference that would matter, in the scores' unit; positive. No default: it is a claim. */
  readonly margin: number;
  readonly unit: IndependentUnit;
  /** Accepted probability of calling a difference of the margin or more equivalent; default 0.05. */
  readonly significance?: number;
}

/** Outcome of a test of equivalence: a small p says that the mean difference is below the margin. */
export interface EquivalenceOutcome extends TestOutcome {
  readonly margin: number;
  /** The level 1 - 2 · significance; it lies within ± margin exactly where p is below the significance. */
  readonly interval: TInterval;
}

/**
 * Two one-sided t tests of pairs: that the mean difference is above -margin, and that it is below +margin;
 * p is the larger of theirs. A test of difference that finds nothing does not show equivalence; this does.
 *
 * Reference: Schuirmann, "A comparison of the Two One-Sided Tests Procedure and the Power Approach for
 * assessing the equivalence of average bioavailability", 1987.
 *
 * @throws {RangeError} when there are fewer than 2 differences, one is not finite, or the margin is not positive
 *
 * @example The reference and ours, ± 0.01 of MAP@R
 * ```ts
 * import { twoOneSidedTests } from "@marginalia/marginalia/statistics";
 * import { assert } from "@std/assert";
 *
 * const differences = [0.002, -0.003, 0.001, 0.004, -0.001];
 * assert(twoOneSidedTests(differences, { margin: 0.01, unit: "training seeds" }).p < 0.05);
 * assert(twoOneSidedTests(differences, { margin: 0.001, unit: "training seeds" }).p > 0.05);
 * ```
 */
export function twoOneSidedTests(
  differences: readonly number[],
  { margin, unit, significance = 0.05 }: EquivalenceOptions,
): EquivalenceOutcome {
  const purpose = "test equivalence";
  checkValues(purpose, differences, 2);
  checkShare(purpose, "2 · significance", 2 * significance);
  if (!(margin > 0 && margin < Infinity)) {
    throw new RangeError(`Cannot ${purpose}: the margin must be positive, found ${margin}`);
  }
  const above = pairedT(differences.map((each) => each + margin), { alternative: "greater" });
  const below = pairedT(differences.map((each) => each - margin), { alternative: "less" });
  const weaker = above.p > below.p ? above : below;
  return {
    test: "two one-sided t",
    statistic: weaker.statistic,
    p: weaker.p,
    margin,
    interval: tInterval(differences, { unit, level: 1 - 2 * significance }),
  };
}
