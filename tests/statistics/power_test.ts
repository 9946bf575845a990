import { assert, assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { pairedTPower, pairsForPower } from "../../lib/statistics/mod.ts";
import figures from "../fixtures/statistics/figures.json" with { type: "json" };

Deno.test("pairedTPower() equals mpmath's noncentral t beyond scipy's quantile", () => {
  for (const [effect, pairs, power] of figures.power as [number, number, number][]) {
    assertAlmostEquals(pairedTPower({ effect, pairs }), power, 1e-12, `${effect}, ${pairs}`);
    assertAlmostEquals(pairedTPower({ effect: -effect, pairs }), power, 1e-12);
  }
});

Deno.test("pairsForPower() gives the fewest pairs that do", () => {
  for (const [effect, power, significance] of [[2, 0.8, 0.05], [0.7, 0.9, 0.01], [9, 0.5, 0.05]]) {
    const options = { effect: effect!, significance: significance! };
    const pairs = pairsForPower({ ...options, power: power! });
    assert(pairedTPower({ ...options, pairs }) >= power!);
    assert(pairs === 2 || pairedTPower({ ...options, pairs: pairs - 1 }) < power!);
  }
});

Deno.test("pairsForPower() is Infinity where no number of seeds would do", () => {
  assertEquals(pairsForPower({ effect: 0 }), Infinity);
});

Deno.test("pairedTPower() and pairsForPower() refuse what is out of range", () => {
  assertThrows(
    () => pairedTPower({ effect: 1, pairs: 1 }),
    RangeError,
    "at least 2 pairs, found 1",
  );
  assertThrows(() => pairedTPower({ effect: NaN, pairs: 3 }), RangeError, "found NaN");
  assertThrows(() => pairsForPower({ effect: 1, power: 1 }), RangeError, "power must be in (0, 1)");
});
