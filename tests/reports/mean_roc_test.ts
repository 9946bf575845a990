import { assertEquals } from "@std/assert";
import { meanRoc } from "../../lib/reports/mod.ts";

Deno.test("meanRoc() averages true accepts at equal false accepts", () => {
  const mean = meanRoc([
    { falseAccepts: [0, 0.5, 1], trueAccepts: [0, 0.8, 1] },
    { falseAccepts: [0, 0.25, 1], trueAccepts: [0.5, 0.75, 1] },
  ]);
  assertEquals(mean.falseAccepts, [0, 0.5, 1]);
  // At .5 the second lies a third of the way from .75 to 1.
  assertEquals(mean.trueAccepts.map((value) => value.toFixed(4)), ["0.2500", "0.8167", "1.0000"]);
});

Deno.test("meanRoc() takes the highest of several true accepts at one rate, and none of no curves", () => {
  const steep = { falseAccepts: [0, 0, 1], trueAccepts: [0, 0.6, 1] };
  assertEquals(meanRoc([steep]), { falseAccepts: [0, 1], trueAccepts: [0.6, 1] });
  assertEquals(meanRoc([]), { falseAccepts: [], trueAccepts: [] });
});
