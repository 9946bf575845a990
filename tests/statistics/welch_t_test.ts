import { assertAlmostEquals, assertThrows } from "@std/assert";
import { type Alternative, welchT } from "../../lib/statistics/mod.ts";
import scipy from "../fixtures/statistics/figures.json" with { type: "json" };

const alternatives: readonly Alternative[] = ["two-sided", "greater", "less"];

Deno.test("welchT() equals scipy's", () => {
  for (const { first, second, t, freedom, p } of scipy.independent) {
    const outcomes = alternatives.map((alternative) => welchT(first, second, { alternative }));
    outcomes.forEach((outcome, index) => assertAlmostEquals(outcome.p / p[index]!, 1, 1e-12));
    assertAlmostEquals(outcomes[0]!.statistic / t, 1, 1e-12);
    assertAlmostEquals(outcomes[0]!.freedom / freedom, 1, 1e-12);
  }
});

Deno.test("welchT() refuses samples it cannot judge", () => {
  assertThrows(() => welchT([1], [1, 2]), RangeError, "needs at least 2 values, found 1");
  assertThrows(() => welchT([1, 2], [NaN, 2]), RangeError, "found NaN at index 0");
  assertThrows(() => welchT([1, 1], [2, 2]), RangeError, "found 1 and 2 throughout");
});
