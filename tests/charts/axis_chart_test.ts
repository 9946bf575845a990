import { assert, assertEquals, assertThrows } from "@std/assert";
import { axisChart, type AxisRow, renderSvg } from "../../lib/charts/mod.ts";
import { assertGolden } from "./_assert_golden.ts";
import { axisOptions, axisRows } from "./_axis_rows.ts";

Deno.test("axisChart() is as committed", async () => {
  const rows = axisRows().filter(({ setup, value, seed }) =>
    ["siamese", "online"].includes(setup) && value < 0.6 && seed < 3
  );
  await assertGolden("axis_chart.vl.json", axisChart(rows, axisOptions));
});

Deno.test("axisChart() gives each panel a column of its own", () => {
  const { hconcat } = axisChart(axisRows(), axisOptions) as { hconcat: unknown[] };
  assertEquals(hconcat.length, 2);
  const oneLoss = axisRows().filter((row) => row.panel === "triplet");
  assertEquals((axisChart(oneLoss, axisOptions) as { hconcat: unknown[] }).hconcat.length, 1);
});

Deno.test("axisChart() does without failed trials, and without an interval for one seed", async () => {
  const all = axisRows();
  const cases: Record<string, AxisRow[]> = {
    "one trial": all.slice(0, 1),
    "one seed": all.filter((row) => row.seed === 1),
    "a value lost": all.filter((row) => row.value !== 0.2),
    "seeds lost": all.filter((row) => row.seed === 1 || row.value > 0.4),
    "equal seeds": all.map((row) => ({ ...row, metric: 0, activeShare: 0 })),
  };
  for (const [name, rows] of Object.entries(cases)) {
    const spec = axisChart(rows, { ...axisOptions, selected: {} });
    const text = JSON.stringify(spec);
    assert(!/null,"upper|NaN|Infinity/.test(text), name);
    assertEquals(/"lower":/.test(text), name !== "one trial" && name !== "one seed", name);
    assert(!/NaN|undefined|Infinity/.test(await renderSvg(spec)), name);
  }
});

Deno.test("axisChart() keeps a set-up's color and shape, whatever else is drawn", () => {
  const domains = JSON.stringify(axisChart(axisRows(), axisOptions))
    .matchAll(/"field":"setup","type":"nominal","legend":null,"scale":\{"domain":(\[[^\]]*\])/g);
  const distinct = new Set([...domains].map(([, domain]) => domain));
  assertEquals([...distinct], [JSON.stringify(Object.keys(axisOptions.selected))]);
});

Deno.test("axisChart() does without a share of active tuples, and without a panel's name", async () => {
  const rows = axisRows().filter(({ panel }) => panel === "triplet")
    .map(({ activeShare: _, ...row }) => ({ ...row, panel: "", value: 100 * row.value }));
  const spec = axisChart(rows, { ...axisOptions, axis: "batchSize" });
  const svg = await renderSvg(spec);
  assert(!svg.includes("active tuples"));
  assert(svg.includes(">batchSize, log scale</text>"));
});

Deno.test("axisChart() keeps apart two losses of one set-up", () => {
  const rows = axisRows().map((row) => ({ ...row, setup: "both" }));
  const { hconcat } = axisChart(rows, axisOptions) as { hconcat: unknown[] };
  const ticks = hconcat.map((column) => JSON.stringify(column).match(/"values":\[[\d.,]+\]/)?.[0]);
  assertEquals(ticks, ['"values":[0.2,0.5,0.8,1.1,1.4]', '"values":[0.05,0.1,0.2,0.5,1]']);
});

Deno.test("axisChart() names the axis after its panel and its scale", () => {
  const rows = axisRows().map((row) =>
    row.panel === "triplet" ? { ...row, panel: "triplet-margin" } : row
  );
  const text = JSON.stringify(axisChart(rows, axisOptions));
  assert(text.includes('"title":"contrastive margin"'));
  assert(text.includes('"title":"triplet-margin, log scale"'));
});

Deno.test("axisChart() takes negative margins", async () => {
  const rows = axisRows().map((row) => ({ ...row, value: row.value - 0.5 }));
  assert(!(await renderSvg(axisChart(rows, axisOptions))).includes("NaN"));
});

Deno.test("axisChart() refuses what cannot be drawn", () => {
  assertThrows(() => axisChart([], axisOptions), RangeError, "found none");
  const rows = [{ ...axisRows()[0]!, metric: NaN }];
  assertThrows(() => axisChart(rows, axisOptions), RangeError, "found NaN");
});

Deno.test("axisChart() keeps the marks of many set-ups within the axis", () => {
  const [first] = axisRows().filter(({ panel }) => panel === "triplet");
  const rows = Array.from({ length: 13 }, (_, index) => `set-up ${index}`).flatMap((setup) =>
    [1, 10, 100].map((value) => ({ ...first!, setup, value }))
  );
  const spec = JSON.stringify(axisChart(rows, { ...axisOptions, selected: {} }));
  const [, low, high] = /"type":"log","domain":\[([\d.]+),([\d.]+)\]/.exec(spec)!;
  const places = [...spec.matchAll(/"x":([\d.]+)/g)].map(([, x]) => Number(x));
  assertEquals(new Set(places).size, 39);
  assert(places.every((x) => x > Number(low) && x < Number(high)));
});
