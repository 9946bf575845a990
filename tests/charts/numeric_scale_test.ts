import { assertAlmostEquals, assertEquals } from "@std/assert";
import { numericScale } from "../../lib/charts/_numeric_scale.ts";

Deno.test("numericScale() is logarithmic from a tenfold range on", () => {
  assertEquals(numericScale([0.2, 1.4], 300).type, "linear");
  assertEquals(numericScale([0.05, 1], 300).type, "log");
  assertEquals(numericScale([0, 1], 300).type, "linear");
  assertEquals(numericScale([-0.2, 0.3], 300).type, "linear");
});

Deno.test("numericScale() moves by pixels on either scale", () => {
  for (const margins of [[0.2, 1.4], [0.05, 1], [0.3]]) {
    const { domain: [low, high], shift } = numericScale(margins, 300);
    // Six digits are kept.
    assertAlmostEquals(shift(low, 300) / high, 1, 1e-5);
    assertAlmostEquals(shift(high, 0) / high, 1, 1e-5);
  }
});
