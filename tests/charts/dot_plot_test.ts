import { assert, assertEquals, assertThrows } from "@std/assert";
import { dotPlot, type DotRow, renderSvg } from "../../lib/charts/mod.ts";
import { assertWellFormed } from "./_assert_well_formed.ts";
import { marksOf, valuesOf } from "./_marks_of.ts";

const rows: DotRow[] = [
  ["triplet", 1, 0.3],
  ["triplet", 2, 0.4],
  ["siamese", 1, 0.2],
  ["siamese", 2, 0.4],
  ["online", 1, 0.5],
  ["online", 2, 0.5],
].map(([setup, seed, value]) => ({
  setup: String(setup),
  category: String(setup),
  seed: Number(seed),
  value: Number(value),
}));
const options = { metric: "MAP@R", title: "Set-ups" };

Deno.test("dotPlot() draws intervals, seeds and means, the best set-up first", async () => {
  const spec = dotPlot(rows, options);
  assertEquals(marksOf(spec), ["rule", "point", "point"]);
  const [intervals, seeds, means] = valuesOf(spec);
  assertEquals(means?.map(({ setup, mean }) => [setup, Number(mean).toFixed(2)]), [
    ["triplet", "0.35"],
    ["siamese", "0.30"],
    ["online", "0.50"],
  ]);
  assertEquals(seeds?.length, 6);
  // Two seeds that differ by 0.1: 12.7062 · 0.1 / 2 on either side of their mean.
  assert(Math.abs(Number(intervals?.[0]?.upper) - (0.35 + 12.7062 * 0.05)) < 1e-4);
  assert(JSON.stringify(spec).includes('"sort":["online","triplet","siamese"]'));
  assertWellFormed(await renderSvg(spec));
});

Deno.test("dotPlot() keeps categories in their order, and set-ups beside each other", async () => {
  const mined = ["hard", "all"].flatMap((category) => rows.map((row) => ({ ...row, category })));
  const spec = dotPlot(mined, { ...options, category: "miner" });
  const text = JSON.stringify(spec);
  assert(text.includes('"sort":["hard","all"]'));
  assert(text.includes('"yOffset":{"field":"setup"'));
  assert(text.includes('"title":"set-up"'), "a legend tells the set-ups apart");
  assertWellFormed(await renderSvg(spec));
});

Deno.test("dotPlot() claims no interval for one seed, and draws the baselines", async () => {
  const baselines = [{ name: "chance", mean: 0.01 }, { name: "untrained", mean: 0.02 }];
  const spec = dotPlot(rows.filter(({ seed }) => seed === 1), { ...options, baselines });
  assertEquals(marksOf(spec).filter((mark) => mark === "rule").length, 3);
  assertEquals(valuesOf(spec)[4], []);
  assert(JSON.stringify(spec).includes("One training seed: no interval."));
  assert((await renderSvg(spec)).includes(">untrained</text>"));
});

Deno.test("dotPlot() refuses what cannot be drawn", () => {
  assertThrows(() => dotPlot([], options), RangeError, "found none");
  assertThrows(() => dotPlot([{ ...rows[0]!, value: NaN }], options), RangeError, "found NaN");
});
