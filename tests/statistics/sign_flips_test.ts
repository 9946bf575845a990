import { assert, assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { streams } from "../../lib/random/mod.ts";
import { type Alternative, signFlips } from "../../lib/statistics/mod.ts";
import scipy from "../fixtures/statistics/figures.json" with { type: "json" };

const alternatives: readonly Alternative[] = ["two-sided", "greater", "less"];

Deno.test("signFlips() equals scipy's exact permutation test, ties included", () => {
  for (const { values, p } of scipy.signFlips) {
    const ours = alternatives.map((alternative) => signFlips(values, { alternative }).p);
    ours.forEach((each, index) => assertAlmostEquals(each, p[index]!, 1e-12));
  }
});

Deno.test("signFlips() gives the values worked out by hand", () => {
  // Sums 6, 4, 2, 0, 0, -2, -4, -6 thirds; the one seen is 4.
  const outcome = signFlips([3, 2, -1]);
  assertEquals(outcome, { test: "sign flips, exact", statistic: 4 / 3, p: 4 / 8 });
  assertEquals(signFlips([0, 0]).p, 1);
});

Deno.test("signFlips() beyond 20 draws patterns, whose share comes near the exact one", () => {
  const values = Array.from({ length: 20 }, (_, index) => Math.cos(3 * index) + 0.3);
  const exact = signFlips(values);
  const patterns = 20_000;
  // A pair without a difference changes no mean.
  const drawn = signFlips([...values, 0], { prng: streams(1).open("evaluation", 0), patterns });
  assertEquals(drawn.test, "sign flips, 20000 patterns drawn");
  const deviation = 2 * Math.sqrt(exact.p / 2 / patterns);
  assert(Math.abs(drawn.p - exact.p) < 4 * deviation, `${drawn.p} for ${exact.p}`);
});

Deno.test("signFlips() never gives 0 where it draws", () => {
  const prng = streams(1).open("evaluation", 0);
  assertEquals(signFlips(Array(40).fill(1), { prng, patterns: 9 }).p, 2 / 10);
});

Deno.test("signFlips() refuses many differences without a prng, and bad options", () => {
  assertThrows(() => signFlips(Array(21).fill(1)), TypeError, "here 21, need a prng");
  assertThrows(() => signFlips([]), RangeError, "needs at least 1 value");
  assertThrows(() => signFlips([1], { patterns: 0 }), RangeError, "found 0");
});
