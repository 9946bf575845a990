import { assertEquals, assertGreater, assertLess, assertStringIncludes } from "@std/assert";
import { column, countMarks, type Outputs, shown } from "../shown.ts";

/** Views of images, and that labels help the more there are. */
export function holds(outputs: Outputs): void {
  const [views] = shown(outputs, "views");
  assertEquals(String(views?.["image/svg+xml"]).split("<image ").length - 1, 5 * 7);
  assertStringIncludes(String(shown(outputs, "running")[0]?.["text/plain"]), "6 of 6");

  const [chart, found] = shown(outputs, "chart", 2);
  assertEquals(countMarks(chart, "line"), 4);
  assertEquals(column(found, "labels"), [80, 400, 3200, 0, 0, 0]);
  const [two, ten, eighty, simclr, , untrained] = column(found, "test MAP@R");
  assertLess(two!, ten!);
  assertLess(ten!, eighty!);
  assertLess(simclr!, ten!);
  assertGreater(simclr!, 1.3 * untrained!);
}
