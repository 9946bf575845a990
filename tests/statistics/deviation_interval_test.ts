import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { deviationInterval } from "../../lib/statistics/mod.ts";

const unit = "training seeds";

Deno.test("deviationInterval() gives the closed form for 2 degrees of freedom", () => {
  // The χ² quantile is -2 log(1 - p) there, and s² of [0, 1, 2] is 1.
  const { lower, upper, method } = deviationInterval([0, 1, 2], { unit, level: 0.9 });
  assertAlmostEquals(lower, Math.sqrt(2 / (-2 * Math.log(0.05))), 1e-12);
  assertAlmostEquals(upper, Math.sqrt(2 / (-2 * Math.log(0.95))), 1e-12);
  assertEquals(method, "χ²");
});

Deno.test("deviationInterval() refuses a single value and an impossible level", () => {
  assertThrows(() => deviationInterval([1], { unit }), RangeError, "spread over training seeds");
  assertThrows(() => deviationInterval([1, 2], { unit, level: 0 }), RangeError, "found 0");
});
