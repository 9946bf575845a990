import type { Prng } from "../random/mod.ts";
import { checkValues } from "./_check_values.ts";
import { pValue, type Tails } from "./_tails.ts";
import type { AlternativeOptions } from "./alternative.ts";
import { mean } from "./mean.ts";
import type { TestOutcome } from "./test_outcome.ts";

/** Up to this many differences every sign pattern is tried: about a million. */
const exactUpTo = 20;

export interface SignFlipsOptions extends AlternativeOptions {
  /** What patterns are drawn with, where there are more than 20 differences. */
  readonly prng?: Prng;
  /** How many patterns are drawn then; default 100,000, which leaves p = .05 uncertain by .0007. */
  readonly patterns?: number;
}

/**
 * The sign-flip permutation test that differences of pairs lie symmetrically around 0, by their mean:
 * p is the share of sign patterns whose mean is at least as far out. It asks nothing of the distribution
 * but the symmetry that chance gives a pair's order.
 *
 * Exact up to 20 differences; beyond, patterns are drawn, and p = (1 + those as far out) / (1 + drawn),
 * which is valid for any number drawn. With 5 pairs no two-sided p is below 1/16.
 *
 * Reference: Fisher, "The Design of Experiments", 1935, section 21; Phipson and Smyth, "Permutation
 * P-values Should Never Be Zero", 2010.
 *
 * @throws {RangeError} when there are no differences, one is not finite, or the number of patterns is no
 * whole number of at least 1
 * @throws {TypeError} when there are more than 20 differences and no `prng`
 *
 * @example
 * ```ts
 * import { signFlips } from "@marginalia/marginalia/statistics";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(signFlips([1, 2, 3, 1, 2, 3]).p, 2 / 2 ** 6);
 * ```
 */
export function signFlips(
  differences: readonly number[],
  { alternative = "two-sided", prng, patterns = 100_000 }: SignFlipsOptions = {},
): TestOutcome {
  const purpose = "run a sign-flip test";
  checkValues(purpose, differences, 1);
  const exact = differences.length <= exactUpTo;
  if (!exact && prng === undefined) {
    throw new TypeError(
      `Cannot ${purpose}: more than ${exactUpTo} differences, here ${differences.length}, need a prng to ` +
        "draw sign patterns with; give one of streams()",
    );
  }
  if (!(Number.isInteger(patterns) && patterns >= 1)) {
    throw new RangeError(
      `Cannot ${purpose}: patterns must be a whole number of at least 1, found ${patterns}`,
    );
  }
  const tails = exact || prng === undefined
    ? tailsAmong(allSums(differences), differences, 0)
    : tailsAmong(drawnSums(differences, prng, patterns), differences, 1);
  return {
    test: `sign flips, ${exact ? "exact" : `${patterns} patterns drawn`}`,
    statistic: mean(differences),
    p: pValue(tails, alternative),
  };
}

/** Sums under every sign pattern, doubling the list with each difference. */
function allSums(differences: readonly number[]): Float64Array {
  const sums = new Float64Array(2 ** differences.length);
  differences.forEach((difference, index) => {
    const filled = 2 ** index;
    for (let place = 0; place < filled; place++) {
      sums[filled + place] = sums[place]! - difference;
      sums[place]! += difference;
    }
  });
  return sums;
}

function drawnSums(differences: readonly number[], prng: Prng, patterns: number): Float64Array {
  return Float64Array.from(
    { length: patterns },
    () => differences.reduce((sum, each) => sum + (prng() < 0.5 ? each : -each), 0),
  );
}

/** Shares of sums at most and at least the one seen, with `own` more for the pattern seen itself. */
function tailsAmong(sums: Float64Array, differences: readonly number[], own: number): Tails {
  const seen = differences.reduce((sum, each) => sum + each, 0);
  // Sums that are equal on paper differ by their rounding.
  const slack = 1e-12 * differences.reduce((sum, each) => sum + Math.abs(each), 0);
  const share = (isBeyond: (sum: number) => boolean) => {
    let count = own;
    for (const sum of sums) if (isBeyond(sum)) count++;
    return count / (sums.length + own);
  };
  return { lower: share((sum) => sum <= seen + slack), upper: share((sum) => sum >= seen - slack) };
}
