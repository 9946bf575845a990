import { assert, assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { streams } from "../../lib/random/mod.ts";
import {
  bcaBootstrap,
  type BootstrapOptions,
  mean,
  percentileBootstrap,
} from "../../lib/statistics/mod.ts";
import scipy from "../fixtures/statistics/figures.json" with { type: "json" };

const median = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
};
const statistics: Record<string, (values: readonly number[]) => number> = { mean, median };
const options = (): BootstrapOptions => ({
  unit: "training seeds",
  prng: streams(3).open("evaluation", "bootstrap"),
  resamples: 500,
});

Deno.test("percentileBootstrap() and bcaBootstrap() equal scipy's over the same draws", () => {
  for (const { statistic, values, draws, percentile, bca } of scipy.bootstrap) {
    for (const [bootstrap, bounds] of [[percentileBootstrap, percentile], [bcaBootstrap, bca]]) {
      let place = 0;
      const { lower, upper, estimate } = (bootstrap as typeof bcaBootstrap)(values, {
        unit: "training seeds",
        statistic: statistics[statistic]!,
        resamples: draws.length / values.length,
        level: 0.9,
        prng: () => (draws[place++]! + 0.5) / values.length,
      });
      assertEquals(place, draws.length);
      assertAlmostEquals(estimate, statistics[statistic]!(values), 1e-15);
      assertAlmostEquals(lower, (bounds as number[])[0]!, 1e-12);
      assertAlmostEquals(upper, (bounds as number[])[1]!, 1e-12);
    }
  }
});

Deno.test("bootstraps name their unit, and give the same for the same stream", () => {
  const values = Array.from({ length: 12 }, (_, index) => Math.sin(index));
  for (const bootstrap of [percentileBootstrap, bcaBootstrap]) {
    const unit = "queries (these weights only)";
    const interval = bootstrap(values, { ...options(), unit });
    assertEquals(bootstrap(values, { ...options(), unit }), interval);
    assertEquals([interval.unit, interval.level, interval.resamples], [unit, 0.95, 500]);
    assert(interval.lower < interval.estimate && interval.estimate < interval.upper);
  }
});

Deno.test("bootstraps of values that do not vary are the value", () => {
  for (const bootstrap of [percentileBootstrap, bcaBootstrap]) {
    const { lower, upper } = bootstrap(Array(10).fill(0.5), options());
    assertEquals([lower, upper], [0.5, 0.5]);
  }
});

Deno.test("bootstraps refuse fewer than 10 replicates, and say why", () => {
  for (const bootstrap of [percentileBootstrap, bcaBootstrap]) {
    assertThrows(
      () => bootstrap([1, 2, 3, 4, 5, 6, 7, 8, 9], options()),
      RangeError,
      "Cannot bootstrap over training seeds: needs at least 10, found 9; over so few it covers far less",
    );
  }
});

Deno.test("bootstraps refuse bad values and options", () => {
  const values = Array.from({ length: 10 }, (_, index) => index);
  const refuse = (changes: Partial<BootstrapOptions>, message: string) =>
    assertThrows(() => bcaBootstrap(values, { ...options(), ...changes }), RangeError, message);
  refuse({ resamples: 99 }, "resamples must be a whole number of at least 100, found 99");
  refuse({ level: 1 }, "level must be in (0, 1)");
  // No resample can have more different values than the sample.
  refuse({ statistic: (all) => new Set(all).size }, "use percentileBootstrap");
  assertThrows(
    () => bcaBootstrap([...values, NaN], options()),
    RangeError,
    "found NaN at index 10",
  );
});
