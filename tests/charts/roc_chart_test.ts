import { assert, assertEquals, assertThrows } from "@std/assert";
import { renderSvg, rocChart } from "../../lib/charts/mod.ts";
import { assertWellFormed } from "./_assert_well_formed.ts";
import { marksOf, valuesOf } from "./_marks_of.ts";

const names = Array.from({ length: 8 }, (_, index) => `set-up ${index}`);
const rows = names.flatMap((setup, index) =>
  [0, 0.1, 1].map((falseAccepts) => ({
    setup,
    falseAccepts,
    trueAccepts: falseAccepts ** (1 / (index + 2)),
  }))
);

Deno.test("rocChart() draws chance and a line a set-up", async () => {
  const spec = rocChart(rows);
  assertEquals(marksOf(spec), ["rule", "line"]);
  assertEquals(valuesOf(spec)[1]?.length, 24);
  assertWellFormed(await renderSvg(spec));
});

Deno.test("rocChart() tells more set-ups apart than there are colors, by dashes", async () => {
  const strokes = (await renderSvg(rocChart(rows))).matchAll(
    /stroke="(#\w+)"[^>]*dasharray="([^"]+)"/g,
  );
  const looks = new Set([...strokes].map(([, color, dashes]) => `${color} ${dashes}`));
  // Eight set-ups, and the line of chance.
  assertEquals(looks.size, 9);
});

Deno.test("rocChart() keeps a set-up's color, whatever else is drawn", async () => {
  const one = rocChart(rows.slice(3, 6), { setups: names });
  assert(JSON.stringify(one).includes('"values":["set-up 1"]'));
  assert((await renderSvg(one)).includes('stroke="#d55e00"'), "the second set-up's color");
});

Deno.test("rocChart() refuses what cannot be drawn", () => {
  assertThrows(() => rocChart([]), RangeError, "found none");
  assertThrows(() => rocChart([{ ...rows[0]!, trueAccepts: NaN }]), RangeError, "found NaN");
});
