import { assert, assertEquals, assertNotEquals, assertRejects } from "@std/assert";
import type { TopLevelSpec } from "vega-lite";
import { axisChart, darkTheme, renderSvg, withTheme } from "../../lib/charts/mod.ts";
import { assertWellFormed } from "./_assert_well_formed.ts";
import { axisOptions, axisRows } from "./_axis_rows.ts";

const chart = () => axisChart(axisRows(), { ...axisOptions, title: "R & D <0.5>" });

Deno.test("renderSvg() gives well-formed SVG with escaped text", async () => {
  const svg = await renderSvg(chart());
  assertWellFormed(svg);
  assert(svg.includes("R &amp; D &lt;0.5&gt;"));
  assert(!/NaN|undefined/.test(svg));
});

Deno.test("renderSvg() gives equal bytes from equal specs, drawn first or second", async () => {
  assertEquals(await renderSvg(chart()), await renderSvg(chart()));
});

Deno.test("renderSvg() draws every series and baseline", async () => {
  const svg = await renderSvg(chart());
  for (
    const name of [...Object.keys(axisOptions.selected), "chance", "raw pixels", "untrained"]
  ) {
    assert(svg.includes(`>${name}</text>`), name);
  }
});

Deno.test("withTheme() changes the colors and nothing else", async () => {
  const colorless = (svg: string) => svg.replaceAll(/#[0-9a-f]{6}|white/g, "color");
  const [light, dark] = [await renderSvg(chart()), await renderSvg(withTheme(chart(), darkTheme))];
  assertNotEquals(light, dark);
  assertEquals(colorless(light), colorless(dark));
});

Deno.test("renderSvg() reports what Vega-Lite would drop", async () => {
  const spec: TopLevelSpec = {
    data: { values: [{ x: 1 }] },
    mark: "point",
    encoding: { x: { field: "x", type: "quantitative", scale: { type: "log", zero: true } } },
  };
  await assertRejects(() => renderSvg(spec), Error, "Cannot render the chart");
});
