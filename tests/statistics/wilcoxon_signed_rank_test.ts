import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { type Alternative, wilcoxonSignedRank } from "../../lib/statistics/mod.ts";
import scipy from "../fixtures/statistics/figures.json" with { type: "json" };

const alternatives: readonly Alternative[] = ["two-sided", "greater", "less"];

Deno.test("wilcoxonSignedRank() equals scipy's, exact and approximate, with ties and without", () => {
  for (const { values, p } of scipy.wilcoxon) {
    const ours = alternatives.map((alternative) => wilcoxonSignedRank(values, { alternative }).p);
    ours.forEach((value, index) => assertAlmostEquals(value / p[index]!, 1, 1e-12, `${values}`));
  }
});

Deno.test("wilcoxonSignedRank() gives the values worked out by hand", () => {
  // Ranks 2, 3, 1, signs + + -: W⁺ = 5; of the 8 sums 0 1 2 3 3 4 5 6, two are at least 5.
  const outcome = wilcoxonSignedRank([2, 3, -1]);
  assertEquals(outcome, { test: "Wilcoxon signed-rank, exact", statistic: 5, p: 4 / 8 });
  assertEquals(wilcoxonSignedRank([2, 3, -1], { alternative: "greater" }).p, 2 / 8);
  assertEquals(wilcoxonSignedRank([2, 3, -1], { alternative: "less" }).p, 7 / 8);
});

Deno.test("wilcoxonSignedRank() equals a count over every sign pattern where values tie", () => {
  const values = [1, -1, 1, 2, -2, 2, 3, 3, 3, -3, 0, 4, 4, -5, 6];
  const [ranks, total] = [[2, 2, 2, 5, 5, 5, 8.5, 8.5, 8.5, 8.5, 11.5, 11.5, 13, 14], 2 ** 14];
  const sums = Array.from(
    { length: total },
    (_, pattern) =>
      ranks.reduce((sum, rank, index) => (pattern >> index) % 2 ? sum + rank : sum, 0),
  );
  const { statistic, p } = wilcoxonSignedRank(values, { alternative: "greater" });
  assertEquals(statistic, 105 - 2 - 5 - 8.5 - 13);
  assertEquals(p, sums.filter((sum) => sum >= statistic).length / total);
});

Deno.test("wilcoxonSignedRank() mirrors with the differences' signs", () => {
  for (const { values } of scipy.wilcoxon) {
    const mirrored = values.map((value) => -value);
    const less = wilcoxonSignedRank(mirrored, { alternative: "less" }).p;
    const greater = wilcoxonSignedRank(values, { alternative: "greater" }).p;
    assertAlmostEquals(less / greater, 1, 1e-14);
  }
});

Deno.test("wilcoxonSignedRank() finds nothing where no pair differs", () => {
  assertEquals(wilcoxonSignedRank([0, 0, 0]).p, 1);
});

Deno.test("wilcoxonSignedRank() refuses no differences and what is no number", () => {
  assertThrows(() => wilcoxonSignedRank([]), RangeError, "needs at least 1 value, found 0");
  assertThrows(() => wilcoxonSignedRank([1, NaN]), RangeError, "found NaN at index 1");
});
