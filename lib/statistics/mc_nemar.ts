import { incompleteBeta } from "./_incomplete_beta.ts";
import { pValue } from "./_tails.ts";
import type { AlternativeOptions } from "./alternative.ts";
import type { TestOutcome } from "./test_outcome.ts";

/**
 * McNemar's exact test that two models are right about equally many of the same queries, such as by
 * recall at 1: of the queries that one alone answers rightly, each model's share is binomial with 1/2. The
 * statistic is the number that only the first answers rightly.
 *
 * It takes queries as independent and speaks of these very weights only: another training run of either
 * model may turn the result around. For set-ups, compare over training seeds.
 *
 * Reference: McNemar, "Note on the sampling error of the difference between correlated proportions or
 * percentages", 1947.
 *
 * @throws {RangeError} when the lists differ in length
 *
 * @example
 * ```ts
 * import { mcNemar } from "@marginalia/marginalia/statistics";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const first = [true, true, true, true, false];
 * const second = [true, false, false, false, false];
 * assertAlmostEquals(mcNemar(first, second).p, 2 / 2 ** 3, 1e-12);
 * ```
 */
export function mcNemar(
  first: readonly boolean[],
  second: readonly boolean[],
  { alternative = "two-sided" }: AlternativeOptions = {},
): TestOutcome {
  if (first.length !== second.length) {
    throw new RangeError(
      `Cannot run McNemar's test: expected answers to the same queries, found ${first.length} and ${second.length}`,
    );
  }
  const onlyFirst = first.filter((isRight, query) => isRight && !second[query]).length;
  const onlySecond = second.filter((isRight, query) => isRight && !first[query]).length;
  const tails = {
    lower: binomialProbability(onlyFirst, onlySecond),
    upper: binomialProbability(onlySecond, onlyFirst),
  };
  return {
    test: "McNemar, exact, queries of these weights only",
    statistic: onlyFirst,
    p: pValue(tails, alternative),
  };
}

/** P(X ≤ successes) among successes + failures tosses of a fair coin. */
function binomialProbability(successes: number, failures: number): number {
  return failures === 0 ? 1 : incompleteBeta(1 / 2, failures, successes + 1);
}
