import { assertAlmostEquals, assertThrows } from "@std/assert";
import { cohensDz } from "../../lib/statistics/mod.ts";
import scipy from "../fixtures/statistics/figures.json" with { type: "json" };

Deno.test("cohensDz() and its interval equal scipy's noncentral t, inverted", () => {
  for (const { values, effect } of scipy.paired) {
    const { value, lower, upper } = cohensDz(values, { level: 0.9 });
    // To what the script's root finder is asked for, and scipy's distribution gives.
    [value, lower, upper].forEach((each, index) => assertAlmostEquals(each, effect[index]!, 1e-11));
  }
});

Deno.test("cohensDz() turns its sign with the differences", () => {
  const [one, other] = [cohensDz([1, 3, 2, 5]), cohensDz([-1, -3, -2, -5])];
  assertAlmostEquals(one.value, -other.value, 1e-14);
  assertAlmostEquals(one.lower, -other.upper, 1e-11);
});

Deno.test("cohensDz() refuses differences without spread and an impossible level", () => {
  assertThrows(() => cohensDz([2, 2, 2]), RangeError, "expected differences that vary, found 2");
  assertThrows(() => cohensDz([1]), RangeError, "needs at least 2 values");
  assertThrows(
    () => cohensDz([1, 2], { level: 95 }),
    RangeError,
    "level must be in (0, 1), found 95",
  );
});
