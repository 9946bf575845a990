import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import {
  chiSquareProbability,
  chiSquareQuantile,
  chiSquareTail,
} from "../../lib/statistics/mod.ts";
import scipy from "../fixtures/statistics/figures.json" with { type: "json" };

Deno.test("chiSquareProbability() and chiSquareTail() equal scipy's, quantiles undo them", () => {
  for (const [x, freedom, probability, tail] of scipy.chiSquare as number[][]) {
    const label = `χ²(${x}; ${freedom})`;
    // Of the value itself: what both sides promise.
    assertAlmostEquals(chiSquareProbability(x!, freedom!) / probability!, 1, 1e-12, label);
    assertAlmostEquals(chiSquareTail(x!, freedom!) / tail!, 1, 1e-12, label);
    // Near 1 a probability's last bit is worth 1e-10 of x.
    assertAlmostEquals(chiSquareQuantile(probability!, freedom!) / x!, 1, 1e-10, label);
  }
});

Deno.test("chiSquareTail() equals the closed form for 2 degrees of freedom", () => {
  for (const x of [0, 1, 5, 700]) {
    assertAlmostEquals(chiSquareTail(x, 2) / Math.exp(-x / 2), 1, 1e-12);
  }
  assertEquals(chiSquareProbability(Infinity, 3), 1);
});

Deno.test("chiSquareQuantile() refuses what is no probability", () => {
  for (const probability of [0, 1, -1, NaN]) {
    assertThrows(() => chiSquareQuantile(probability, 3), RangeError, `found ${probability}`);
  }
  assertThrows(() => chiSquareQuantile(0.9, 0), RangeError, "degrees of freedom");
});
