import { assertEquals, assertThrows } from "@std/assert";
import { mean, sampleDeviation, summarize, tInterval } from "../../lib/statistics/mod.ts";

Deno.test("summarize() gives a mean and an interval", () => {
  const values = [0.1, 0.2, 0.6];
  const interval = tInterval(values, { unit: "search seeds" });
  assertEquals(summarize(values, { unit: "search seeds" }), {
    count: 3,
    mean: mean(values),
    interval,
  });
});

Deno.test("summarize() leaves the interval out for a single value", () => {
  assertEquals(summarize([0.4], { unit: "search seeds" }), { count: 1, mean: 0.4 });
});

Deno.test("mean() and sampleDeviation() give the values worked out by hand", () => {
  assertEquals(mean([1, 2, 6]), 3);
  assertEquals(sampleDeviation([1, 2, 6]), Math.sqrt((4 + 1 + 9) / 2));
});

Deno.test("mean() and sampleDeviation() refuse too few values", () => {
  assertThrows(() => mean([]), RangeError, "at least 1 value");
  assertThrows(() => sampleDeviation([1]), RangeError, "at least 2 values, found 1");
});
