import { assertEquals, assertGreater, assertLess, assertStringIncludes } from "@std/assert";
import { chart, column, countMarks, type Outputs, shown, table } from "../shown.ts";

/** What each miner takes, and that the windows empty as the encoder learns. */
export function holds(outputs: Outputs): void {
  const [bar, curves] = shown(outputs, "batch", 2);
  assertStringIncludes(String(bar?.["text/plain"]), "60 of 60");
  assertEquals(countMarks(curves, "line"), 4);
  assertEquals(countMarks(shown(outputs, "line")[0], "image"), 39);

  const [grid] = shown(outputs, "miners");
  const taken = Object.fromEntries(
    [...chart(grid).spec.matchAll(/"text":"([a-z-]+): (\d+)"/g)].map((match) => [
      match[1]!,
      Number(match[2]),
    ]),
  );
  assertEquals(taken["all-triplets"], 3 * 36);
  assertEquals(taken["easy-window"]! + taken["semi-hard"]! + taken["hard-window"]!, 3 * 36);
  assertEquals([taken["semi-hard-single"], taken["batch-hard"]], [3, 1]);
  assertEquals(
    countMarks(grid, "rect"),
    Object.values(taken).reduce((sum, count) => sum + count, 0),
  );
  const [hardest] = shown(outputs, "hardest");
  assertEquals(String(hardest?.["image/svg+xml"]).split("<image ").length - 1, 5 * 3);

  const [later, counts] = shown(outputs, "shrinking", 2);
  assertStringIncludes(String(later?.["text/plain"]), "600 of 600");
  const at = (step: number) =>
    Object.fromEntries(
      table(counts).map((row, index) => [
        row["miner"]!,
        column(counts, `taken, step ${step}`)[index]!,
      ]),
    );
  assertEquals(at(0)["all-triplets"], 4320);
  for (const window of ["semi-hard", "hard-window", "multi-similarity"]) {
    assertGreater(at(0)[window]!, at(60)[window]!);
    assertGreater(at(60)[window]!, at(600)[window]!);
  }
  assertLess(at(0)["easy-window"]!, at(600)["easy-window"]!);
}
