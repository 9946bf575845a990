import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { type Alternative, pairedT } from "../../lib/statistics/mod.ts";
import scipy from "../fixtures/statistics/figures.json" with { type: "json" };

const alternatives: readonly Alternative[] = ["two-sided", "greater", "less"];

Deno.test("pairedT() equals scipy's", () => {
  for (const { values, t, p } of scipy.paired) {
    const outcomes = alternatives.map((alternative) => pairedT(values, { alternative }));
    outcomes.forEach((outcome, index) => assertAlmostEquals(outcome.p / p[index]!, 1, 1e-12));
    assertAlmostEquals(outcomes[0]!.statistic / t, 1, 1e-12);
    assertEquals(outcomes[0]!.freedom, values.length - 1);
  }
});

Deno.test("pairedT() finds nothing where no pair differs, and all where each differs alike", () => {
  assertEquals(pairedT([0, 0, 0]), { test: "paired t", statistic: 0, freedom: 2, p: 1 });
  assertEquals(pairedT([2, 2, 2]), { test: "paired t", statistic: Infinity, freedom: 2, p: 0 });
});

Deno.test("pairedT() refuses a single difference and what is no number", () => {
  assertThrows(
    () => pairedT([1]),
    RangeError,
    "Cannot run a paired t test: needs at least 2 values",
  );
  assertThrows(() => pairedT([1, 2, Infinity]), RangeError, "found Infinity at index 2");
});
