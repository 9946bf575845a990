import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { twoOneSidedTests } from "../../lib/statistics/mod.ts";
import scipy from "../fixtures/statistics/figures.json" with { type: "json" };

const unit = "training seeds";

Deno.test("twoOneSidedTests() equals the larger of scipy's two one-sided p-values", () => {
  for (const { values, margin, equivalence } of scipy.paired) {
    assertAlmostEquals(twoOneSidedTests(values, { margin, unit }).p / equivalence, 1, 1e-12);
  }
});

Deno.test("twoOneSidedTests() has p at the significance where its interval touches the margin", () => {
  for (const { values } of scipy.paired) {
    const { interval } = twoOneSidedTests(values, { margin: 1, unit, significance: 0.1 });
    const margin = Math.max(interval.upper, -interval.lower);
    assertAlmostEquals(interval.level, 0.8, 1e-15);
    assertAlmostEquals(twoOneSidedTests(values, { margin, unit }).p, 0.1, 1e-11);
  }
});

Deno.test("twoOneSidedTests() is sure where no pair differs", () => {
  assertEquals(twoOneSidedTests([0, 0], { margin: 0.1, unit }).p, 0);
});

Deno.test("twoOneSidedTests() refuses a margin that claims nothing", () => {
  for (const margin of [0, -1, NaN, Infinity]) {
    assertThrows(() => twoOneSidedTests([1, 2], { margin, unit }), RangeError, `found ${margin}`);
  }
  const significance = 0.6;
  assertThrows(
    () => twoOneSidedTests([1, 2], { margin: 1, unit, significance }),
    RangeError,
    "1.2",
  );
});
