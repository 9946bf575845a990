import { assert, assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { distanceHistogram, renderSvg } from "../../lib/charts/mod.ts";
import { assertWellFormed } from "./_assert_well_formed.ts";
import { valuesOf } from "./_marks_of.ts";

const rows = ["a", "b", "c", "d"].flatMap((setup) => [
  { setup, lower: 0, upper: 0.5, same: 0.75, different: 0.25 },
  { setup, lower: 0.5, upper: 2, same: 0.25, different: 0.75 },
]);

Deno.test("distanceHistogram() draws densities: the area of each is 1", () => {
  const [panel = []] = valuesOf(distanceHistogram(rows, { distance: "distance" }));
  for (const pairs of ["same", "different"]) {
    const steps = panel.filter((row) => row["pairs"] === pairs)
      .map((row) => ({ at: Number(row["distance"]), density: Number(row["density"]) }));
    assertEquals(steps.map(({ at }) => at), [0, 0.5, 2]);
    const area = steps.slice(1).reduce(
      (sum, { at }, index) => sum + steps[index]!.density * (at - steps[index]!.at),
      0,
    );
    // Densities are rounded to five digits.
    assertAlmostEquals(area, 1, 1e-4);
  }
});

Deno.test("distanceHistogram() has a panel a set-up, and names the axis beneath the last of a column", async () => {
  const spec = distanceHistogram(rows, { distance: "Euclidean distance" });
  const svg = await renderSvg(spec);
  assertWellFormed(svg);
  assertEquals(svg.match(/>Euclidean distance<\/text>/g)?.length, 3);
  for (const name of "abcd") assert(svg.includes(`>${name}</text>`), name);
});

Deno.test("distanceHistogram() refuses what cannot be drawn", () => {
  assertThrows(() => distanceHistogram([], { distance: "d" }), RangeError, "found none");
});
