import { assertEquals } from "@std/assert";
import { lineChart, renderSvg } from "@marginalia/marginalia/charts";
import { assertWellFormed } from "./_assert_well_formed.ts";

const points = [1, 2, 3].flatMap((x) => [{ x, y: x, line: "up" }, { x, y: -x, line: "down" }]);

Deno.test("lineChart() joins the points of each name, in every panel", async () => {
  const svg = await renderSvg(lineChart({
    title: "Two ways",
    panels: [{ x: "time", y: "height", points, marked: true }, { x: "time", y: "depth", points }],
  }));
  assertWellFormed(svg);
  assertEquals(svg.match(/mark-line/g)?.length, 4);
  assertEquals([...svg.matchAll(/>(up|down|height|depth)</g)].map(([, text]) => text).toSorted(), [
    "depth",
    "down",
    "height",
    "up",
  ]);
});

Deno.test("lineChart() names no line where there is one alone", () => {
  const [panel] = [points.filter(({ line }) => line === "up")];
  const spec = lineChart({ title: "One way", panels: [{ x: "x", y: "y", points: panel! }] });
  assertEquals(JSON.stringify(spec).includes('"legend":null'), true);
});
