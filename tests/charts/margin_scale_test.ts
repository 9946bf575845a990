import { assertAlmostEquals, assertEquals } from "@std/assert";
import { marginScale } from "../../lib/charts/_margin_scale.ts";

Deno.test("marginScale() is logarithmic from a tenfold range on", () => {
  assertEquals(marginScale([0.2, 1.4], 300).type, "linear");
  assertEquals(marginScale([0.05, 1], 300).type, "log");
  assertEquals(marginScale([0, 1], 300).type, "linear");
  assertEquals(marginScale([-0.2, 0.3], 300).type, "linear");
});

Deno.test("marginScale() moves by pixels on either scale", () => {
  for (const margins of [[0.2, 1.4], [0.05, 1], [0.3]]) {
    const { domain: [low, high], shift } = marginScale(margins, 300);
    // Six digits are kept.
    assertAlmostEquals(shift(low, 300) / high, 1, 1e-5);
    assertAlmostEquals(shift(high, 0) / high, 1, 1e-5);
  }
});
