import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { detChart, renderSvg } from "../../lib/charts/mod.ts";
import { normalProbability } from "../../lib/statistics/mod.ts";
import { assertWellFormed } from "./_assert_well_formed.ts";
import { marksOf, valuesOf } from "./_marks_of.ts";

// Scores of two normal distributions, 2 deviations apart.
const rows = [-9, -2, -1, 0, 1, 9].map((threshold) => ({
  setup: "online",
  falseAccepts: normalProbability(threshold),
  trueAccepts: normalProbability(threshold + 2),
}));

Deno.test("detChart() draws normally spread scores as a straight line of slope -1", () => {
  const [, points = []] = valuesOf(detChart(rows));
  assertEquals(points.length, 5, "an error of 0 lies infinitely far out");
  for (const { falseAccepts, falseRejects } of points.slice(1)) {
    // Coordinates are rounded to four decimals.
    assertAlmostEquals(Number(falseAccepts) + Number(falseRejects), -2, 2e-4);
  }
});

Deno.test("detChart() names the ticks by the errors they stand for", async () => {
  const spec = detChart(rows);
  assertEquals(marksOf(spec), ["rule", "line"]);
  const svg = await renderSvg(spec);
  assertWellFormed(svg);
  for (const share of ["0.1%", "2%", "10%", "40%"]) {
    assert(svg.includes(`>${share}</text>`), share);
  }
});
