import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { type Alternative, mcNemar } from "../../lib/statistics/mod.ts";
import scipy from "../fixtures/statistics/figures.json" with { type: "json" };

const alternatives: readonly Alternative[] = ["two-sided", "greater", "less"];

Deno.test("mcNemar() equals scipy's binomial test of the queries that differ", () => {
  for (const [onlyFirst, onlySecond, ...p] of scipy.mcNemar as [number, number, ...number[]][]) {
    const agreed = [true, false, false];
    const first = [...agreed, ...Array(onlyFirst).fill(true), ...Array(onlySecond).fill(false)];
    const second = [...agreed, ...Array(onlyFirst).fill(false), ...Array(onlySecond).fill(true)];
    alternatives.forEach((alternative, index) => {
      assertAlmostEquals(mcNemar(first, second, { alternative }).p / p[index]!, 1, 1e-12);
    });
    assertEquals(mcNemar(first, second).statistic, onlyFirst);
  }
});

Deno.test("mcNemar() finds nothing where every answer is the same", () => {
  assertEquals(mcNemar([true, false], [true, false]).p, 1);
});

Deno.test("mcNemar() refuses answers to different queries", () => {
  assertThrows(() => mcNemar([true], []), RangeError, "found 1 and 0");
});
