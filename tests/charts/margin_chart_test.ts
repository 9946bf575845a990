import { assert, assertEquals, assertThrows } from "@std/assert";
import { marginChart, type MarginRow, renderSvg } from "../../lib/charts/mod.ts";
import { assertGolden } from "./_assert_golden.ts";
import { marginOptions, marginRows } from "./_margin_rows.ts";

Deno.test("marginChart() is as committed", async () => {
  await assertGolden("margin_chart.vl.json", marginChart(marginRows(), marginOptions));
});

Deno.test("marginChart() gives each loss a column of its own", () => {
  const { hconcat } = marginChart(marginRows(), marginOptions) as { hconcat: unknown[] };
  assertEquals(hconcat.length, 2);
  const oneLoss = marginRows().filter((row) => row.loss === "triplet");
  assertEquals((marginChart(oneLoss, marginOptions) as { hconcat: unknown[] }).hconcat.length, 1);
});

Deno.test("marginChart() does without failed trials, and without an interval for one seed", async () => {
  const all = marginRows();
  const cases: Record<string, MarginRow[]> = {
    "one trial": all.slice(0, 1),
    "one seed": all.filter((row) => row.seed === 1),
    "a margin lost": all.filter((row) => row.margin !== 0.2),
    "seeds lost": all.filter((row) => row.seed === 1 || row.margin > 0.4),
    "equal seeds": all.map((row) => ({ ...row, test: 0, activeShare: 0 })),
  };
  for (const [name, rows] of Object.entries(cases)) {
    const spec = marginChart(rows, { ...marginOptions, selected: {} });
    const text = JSON.stringify(spec);
    assert(!/null,"upper|NaN|Infinity/.test(text), name);
    assertEquals(/"lower":/.test(text), name !== "one trial" && name !== "one seed", name);
    assert(!/NaN|undefined|Infinity/.test(await renderSvg(spec)), name);
  }
});

Deno.test("marginChart() keeps a set-up's color and shape, whatever else is drawn", () => {
  const domains = JSON.stringify(marginChart(marginRows(), marginOptions))
    .matchAll(/"field":"setup","scale":\{"domain":(\[[^\]]*\])/g);
  const distinct = new Set([...domains].map(([, domain]) => domain));
  assertEquals([...distinct], [JSON.stringify(Object.keys(marginOptions.selected))]);
});

Deno.test("marginChart() leaves out a baseline that was not measured", async () => {
  const baselines = { ...marginOptions.baselines, rawPixels: NaN };
  const spec = marginChart(marginRows(), { ...marginOptions, baselines });
  assert(!JSON.stringify(spec).includes("raw pixels"));
  assert(!(await renderSvg(spec)).includes("NaN"));
});

Deno.test("marginChart() keeps apart two losses of one set-up", () => {
  const rows = marginRows().map((row) => ({ ...row, setup: "both" }));
  const { hconcat } = marginChart(rows, marginOptions) as { hconcat: unknown[] };
  const ticks = hconcat.map((column) => JSON.stringify(column).match(/"values":\[[\d.,]+\]/)?.[0]);
  assertEquals(ticks, ['"values":[0.2,0.5,0.8,1.1,1.4]', '"values":[0.05,0.1,0.2,0.5,1]']);
});

Deno.test("marginChart() names the axis after the loss, its unit and its scale", () => {
  const rows = marginRows().map((row) =>
    row.loss === "triplet" ? { ...row, loss: "triplet-margin" } : row
  );
  const text = JSON.stringify(marginChart(rows, { ...marginOptions, marginUnit: "distance" }));
  assert(text.includes('"title":"contrastive margin, distance"'));
  assert(text.includes('"title":"triplet-margin, distance, log scale"'));
});

Deno.test("marginChart() takes negative margins", async () => {
  const rows = marginRows().map((row) => ({ ...row, margin: row.margin - 0.5 }));
  assert(!(await renderSvg(marginChart(rows, marginOptions))).includes("NaN"));
});

Deno.test("marginChart() refuses what cannot be drawn", () => {
  assertThrows(() => marginChart([], marginOptions), RangeError, "at least 1 finished trial");
  const rows = [{ ...marginRows()[0]!, test: NaN }];
  assertThrows(() => marginChart(rows, marginOptions), RangeError, "found margin 0.2, test NaN");
});
