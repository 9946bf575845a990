import { resampledStatistics, settleBootstrap, sortedQuantile } from "./_resampled_statistics.ts";
import type { BootstrapInterval, BootstrapOptions } from "./bootstrap_options.ts";

/**
 * The percentile bootstrap interval: the middle `level` of a statistic over resamples drawn with
 * replacement. Simple, and too short for small samples: refused below 10 values, where it covers far less
 * than it claims; with 10 at 95 % it still covers some 90 %. `bcaBootstrap` corrects bias and skew.
 *
 * Over queries it says how the score of these very weights depends on the queries at hand, and nothing of
 * training.
 *
 * Reference: Efron, "Bootstrap Methods: Another Look at the Jackknife", 1979; Efron and Tibshirani, "An
 * Introduction to the Bootstrap", 1993, chapter 13.
 *
 * @throws {RangeError} when there are fewer than 10 values, one is not finite, or an option is out of range
 *
 * @example Two models on the same queries: per-query differences
 * ```ts
 * import { streams } from "@marginalia/marginalia/random";
 * import { percentileBootstrap } from "@marginalia/marginalia/statistics";
 * import { assert } from "@std/assert";
 *
 * const differences = Array.from({ length: 200 }, (_, query) => query % 4 === 0 ? 1 : 0);
 * const { lower, upper } = percentileBootstrap(differences, {
 *   unit: "queries (these weights only)",
 *   prng: streams(0).open("evaluation", "bootstrap"),
 *   resamples: 1000,
 * });
 * assert(0.15 < lower && lower < 0.25 && 0.25 < upper && upper < 0.35);
 * ```
 */
export function percentileBootstrap(
  values: readonly number[],
  options: BootstrapOptions,
): BootstrapInterval {
  const settled = settleBootstrap(values, options);
  const { level, unit, resamples } = settled;
  const sorted = resampledStatistics(values, settled);
  return {
    estimate: settled.statistic(values),
    lower: sortedQuantile(sorted, (1 - level) / 2),
    upper: sortedQuantile(sorted, 1 - (1 - level) / 2),
    level,
    unit,
    method: "percentile bootstrap",
    resamples,
  };
}
