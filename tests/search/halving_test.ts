import { assertEquals, assertThrows } from "@std/assert";
import { halvingRungs, halvingSurvivors } from "../../lib/search/mod.ts";

const rungs = (...options: [number, number, number, number?]) => {
  const [configurations, minimum, maximum, reduction = 3] = options;
  return halvingRungs({ configurations, minimum, maximum, reduction })
    .map((rung) => [rung.configurations, rung.resource]);
};

Deno.test("halvingRungs() by hand", () => {
  // The first bracket of Li et al., "Hyperband", 2018, table 1: R = 81, η = 3.
  assertEquals(rungs(81, 1, 81), [[81, 1], [27, 3], [9, 9], [3, 27], [1, 81]]);
  assertEquals(rungs(16, 25, 200, 2), [[16, 25], [8, 50], [4, 100], [2, 200]]);
  // From above: 250, 83.3, 27.8; a first rung of 9.3 would be below the minimum.
  assertEquals(rungs(20, 10, 250), [[20, 28], [6, 83], [2, 250]]);
});

Deno.test("a sole survivor goes all the way at once", () => {
  assertEquals(rungs(3, 10, 2430), [[3, 10], [1, 2430]]);
  assertEquals(rungs(1, 10, 2430), [[1, 2430]]);
});

Deno.test("without room for a second rung all are trained in full", () => {
  assertEquals(rungs(5, 100, 299), [[5, 299]]);
  assertEquals(rungs(5, 100, 300), [[5, 100], [1, 300]]);
});

Deno.test("halvingSurvivors() keeps the best; ties by order", () => {
  assertEquals(halvingSurvivors([0.1, 0.5, 0.3, 0.5, 0.5], 2), [1, 3]);
  assertEquals(halvingSurvivors([0.1, 0.5, 0.3, 0.5, 0.5], 4), [1, 2, 3, 4]);
  assertEquals(halvingSurvivors([-3, -1, -2], 1), [1]);
  assertEquals(halvingSurvivors([1, 2], 0), []);
});

Deno.test("what failed does not survive, even where too few are left", () => {
  assertEquals(halvingSurvivors([undefined, 0.2, undefined, 0.1], 3), [1, 3]);
});

Deno.test("halving refuses what is not whole, too small or not finite", () => {
  assertThrows(() => rungs(0, 1, 2), RangeError, "configurations must be a whole number ≥ 1");
  assertThrows(() => rungs(1, 0, 2), RangeError, "minimum");
  assertThrows(() => rungs(1, 3, 2), RangeError, "maximum must be a whole number ≥ 3, found 2");
  assertThrows(() => rungs(1, 1, 2.5), RangeError, "found 2.5");
  assertThrows(() => rungs(1, 1, 2, 1), RangeError, "reduction");
  assertThrows(() => halvingSurvivors([1, NaN], 1), RangeError, "found NaN");
  assertThrows(() => halvingSurvivors([1], -1), RangeError, "count");
});
