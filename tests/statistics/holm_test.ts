import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { holm } from "../../lib/statistics/mod.ts";

Deno.test("holm() equals closed testing with Bonferroni's correction", () => {
  const pValues = [0.04, 0.001, 0.03, 0.2, 0.0111, 0.6];
  const subsets = Array.from(
    { length: 2 ** pValues.length },
    (_, pattern) => pValues.flatMap((_, index) => (pattern >> index) % 2 ? [index] : []),
  );
  const expected = pValues.map((_, index) =>
    Math.max(
      ...subsets.filter((subset) => subset.includes(index)).map((subset) =>
        Math.min(1, subset.length * Math.min(...subset.map((member) => pValues[member]!)))
      ),
    )
  );
  holm(pValues).forEach((p, index) => assertAlmostEquals(p, expected[index]!, 1e-15));
});

Deno.test("holm() leaves a single p alone and never exceeds 1", () => {
  assertEquals(holm([0.04]), [0.04]);
  assertEquals(holm([0.9, 0.8]), [1, 1]);
  assertEquals(holm([]), []);
});

Deno.test("holm() refuses what is no p-value", () => {
  assertThrows(() => holm([0.1, NaN]), RangeError, "each must be in [0, 1], found NaN at index 1");
});
