import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { benjaminiHochberg } from "../../lib/statistics/mod.ts";
import scipy from "../fixtures/statistics/figures.json" with { type: "json" };

Deno.test("benjaminiHochberg() equals scipy's false_discovery_control", () => {
  const { p, adjusted } = scipy.falseDiscoveries;
  benjaminiHochberg(p).forEach((each, index) => assertAlmostEquals(each, adjusted[index]!, 1e-15));
});

Deno.test("benjaminiHochberg() leaves a single p alone and refuses what is none", () => {
  assertEquals(benjaminiHochberg([0.04]), [0.04]);
  assertThrows(() => benjaminiHochberg([1.1]), RangeError, "found 1.1 at index 0");
});
