import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { normalProbability, normalQuantile } from "../../lib/statistics/mod.ts";
import scipy from "../fixtures/statistics/figures.json" with { type: "json" };

/** Of the value itself: what both sides promise, far in the tails too. */
const accuracy = 1e-12;

Deno.test("normalProbability() and normalQuantile() equal scipy's", () => {
  for (const [z, probability] of scipy.normal.probability as [number, number][]) {
    assertAlmostEquals(normalProbability(z) / probability, 1, accuracy, `Φ(${z})`);
  }
  for (const [probability, z] of scipy.normal.quantile as [number, number][]) {
    assertAlmostEquals(
      normalQuantile(probability),
      z,
      accuracy * Math.max(1, -z),
      `${probability}`,
    );
  }
});

Deno.test("normalProbability() is 0, one half and 1 where it must be", () => {
  assertEquals([-Infinity, 0, Infinity].map(normalProbability), [0, 0.5, 1]);
});

Deno.test("normalQuantile() refuses what is no probability", () => {
  for (const probability of [0, 1, -1, NaN]) {
    assertThrows(() => normalQuantile(probability), RangeError, `found ${probability}`);
  }
});
