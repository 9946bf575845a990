import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { sampleDeviation, tInterval } from "../../lib/statistics/mod.ts";

const unit = "training seeds";

Deno.test("tInterval() has the half-widths of the textbook, in deviations", () => {
  for (const [count, expected] of [[3, 2.48], [5, 1.24], [10, 0.72]] as const) {
    const values = Array.from({ length: count }, (_, index) => Math.sin(index));
    const { halfWidth } = tInterval(values, { unit });
    // Half of the last digit given.
    assertAlmostEquals(halfWidth / sampleDeviation(values), expected, 0.005);
  }
});

Deno.test("tInterval() gives the values worked out by hand", () => {
  const interval = tInterval([1, 3], { unit: "search seeds", level: 0.5 });
  // s = √2, s/√n = 1, and t(.75; 1) = tan(π/4) = 1.
  assertAlmostEquals(interval.lower, 1, 1e-12);
  assertAlmostEquals(interval.upper, 3, 1e-12);
  assertEquals([interval.level, interval.unit], [0.5, "search seeds"]);
});

Deno.test("tInterval() refuses a single value and an impossible level", () => {
  assertThrows(
    () => tInterval([1], { unit }),
    RangeError,
    "Cannot compute an interval over training seeds: needs at least 2 values, found 1",
  );
  assertThrows(() => tInterval([1, 2], { unit, level: 95 }), RangeError, "found 95");
});
