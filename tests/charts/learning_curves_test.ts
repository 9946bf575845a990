import { assertEquals, assertThrows } from "@std/assert";
import { type CurveRow, learningCurves, renderSvg } from "../../lib/charts/mod.ts";
import { assertGolden } from "./_assert_golden.ts";
import { assertWellFormed } from "./_assert_well_formed.ts";

const rows: CurveRow[] = [["siamese", "contrastive"], ["online", "triplet"]].flatMap(
  ([setup, loss], index) =>
    [1, 2].flatMap((seed) =>
      [0, 10, 20].map((step) => ({
        setup: setup!,
        loss: loss!,
        seed,
        step,
        value: (index + 1) * 0.5 ** (step / 10) * seed,
      }))
    ),
);

Deno.test("learningCurves() is as committed", async () => {
  await assertGolden("learning_curves.vl.json", learningCurves(rows));
});

Deno.test("learningCurves() averages the seeds of a step", () => {
  const text = JSON.stringify(learningCurves(rows));
  assertEquals(text.includes('{"setup":"siamese","step":10,"value":0.75}'), true);
});

Deno.test("learningCurves() draws a single value and a loss of 0", async () => {
  for (const value of [0, 1, -1]) {
    assertWellFormed(await renderSvg(learningCurves([{ ...rows[0]!, value }])));
  }
});

Deno.test("learningCurves() refuses what cannot be drawn", () => {
  assertThrows(() => learningCurves([]), RangeError, "found no rows");
  const wrong = [{ ...rows[0]!, value: NaN }];
  assertThrows(() => learningCurves(wrong), RangeError, "found NaN for siamese, step 0");
});
