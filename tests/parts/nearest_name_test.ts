import { assertEquals } from "@std/assert";
import { nearestName } from "../../lib/parts/mod.ts";

Deno.test("nearestName() finds the candidate with the fewest edits, whatever the letter case", () => {
  const names = ["margin", "positiveMargin", "form"];
  assertEquals(nearestName("margn", names), "margin");
  assertEquals(nearestName("positivemargin", names), "positiveMargin");
  assertEquals(nearestName("from", names), "form");
});

Deno.test("nearestName() does not guess when nothing is close", () => {
  assertEquals(nearestName("temperature", ["margin", "form"]), undefined);
  assertEquals(nearestName("margin", []), undefined);
});
