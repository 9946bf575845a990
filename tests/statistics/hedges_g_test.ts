import { assertAlmostEquals, assertThrows } from "@std/assert";
import { hedgesG } from "../../lib/statistics/mod.ts";
import scipy from "../fixtures/statistics/figures.json" with { type: "json" };

Deno.test("hedgesG() and its interval equal scipy's noncentral t, inverted", () => {
  for (const { first, second, effect } of scipy.independent) {
    const { value, lower, upper } = hedgesG(first, second);
    // To what the script's root finder is asked for, and scipy's distribution gives.
    [value, lower, upper].forEach((each, index) => assertAlmostEquals(each, effect[index]!, 1e-11));
  }
});

Deno.test("hedgesG() takes off Hedges' share for small samples", () => {
  // Means 1 apart, pooled variance 2 on 2 degrees of freedom: J = Γ(1) / (1 · Γ(1/2)) = 1/√π.
  assertAlmostEquals(hedgesG([1, 3], [0, 2]).value, 1 / Math.sqrt(2 * Math.PI), 1e-13);
});

Deno.test("hedgesG() refuses samples it cannot judge", () => {
  assertThrows(() => hedgesG([1, 1], [2, 2]), RangeError, "found 1 and 2 throughout");
  assertThrows(() => hedgesG([1, 2], [2]), RangeError, "needs at least 2 values");
});
