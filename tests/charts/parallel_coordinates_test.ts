import { assert, assertEquals, assertThrows } from "@std/assert";
import { parallelCoordinates, renderSvg } from "../../lib/charts/mod.ts";
import { assertWellFormed } from "./_assert_well_formed.ts";
import { marksOf, valuesOf } from "./_marks_of.ts";

const rows = [
  { values: { setup: "triplet", margin: 0.01 }, metric: 0.5 },
  { values: { setup: "triplet", margin: 0.1 }, metric: 0.2 },
  { values: { setup: "info-nce" }, metric: 0.3 },
  { values: { setup: "triplet", margin: 1 }, metric: 0.4 },
];
const options = { axes: ["setup", "margin"], metric: "MAP@R" };

Deno.test("parallelCoordinates() places each configuration on its axes, the best last", async () => {
  const spec = parallelCoordinates(rows, options);
  assertEquals(marksOf(spec), ["rule", "line", "text", "text"]);
  const [, lines = []] = valuesOf(spec);
  const best = lines.filter((row) => row["configuration"] === 3);
  assertEquals(best.map((row) => row["value"]), ["triplet", 0.01, 0.5]);
  assertEquals(best.map((row) => row["level"]), ["5", "5", "5"]);
  // A factor of ten each: equal steps on the log scale.
  const margins = lines.filter((row) => row["axis"] === "margin");
  assertEquals(margins.map((row) => row["position"]), [0.5, 1, 0]);
  assertWellFormed(await renderSvg(spec));
});

Deno.test("parallelCoordinates() leaves out an axis that a configuration does not have", () => {
  const [, lines = []] = valuesOf(parallelCoordinates(rows, options));
  const without = lines.filter((row) => row["configuration"] === 1);
  assertEquals(without.map((row) => row["axis"]), ["setup", "MAP@R"]);
});

Deno.test("parallelCoordinates() draws a single configuration", async () => {
  const svg = await renderSvg(parallelCoordinates(rows.slice(0, 1), options));
  assert(!/NaN|Infinity|undefined/.test(svg));
});

Deno.test("parallelCoordinates() refuses what cannot be drawn", () => {
  assertThrows(() => parallelCoordinates([], options), RangeError, "found none");
});
