import { assertEquals, assertGreater, assertLess, assertStringIncludes } from "@std/assert";
import { column, countMarks, type Outputs, shown, table } from "../shown.ts";

/** Three trainings that ran to their end, and maps of what they learned. */
export function holds(outputs: Outputs): void {
  for (const setup of ["siamese", "triplet", "online"]) {
    const [bar, map] = shown(outputs, setup, 2);
    assertStringIncludes(String(bar?.["text/plain"]), "300 of 300");
    assertEquals(countMarks(map, "symbol"), 80);
    assertGreater(countMarks(map, "image"), 8);
  }
  assertEquals(countMarks(shown(outputs, "moving")[0], "symbol"), 9 * 60);

  const [measured] = shown(outputs, "measuring");
  assertEquals(table(measured).map((row) => row["set-up"]), [
    "Siamese",
    "Triplet",
    "Online",
    "untrained",
    "chance",
  ]);
  const [siamese, triplet, online, untrained, chance] = column(measured, "MAP@R");
  for (const trained of [siamese, triplet, online]) {
    assertGreater(trained!, 5 * untrained!);
    assertLess(trained!, 0.9);
  }
  assertGreater(untrained!, chance!);
}
