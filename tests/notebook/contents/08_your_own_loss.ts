import { assert, assertEquals, assertGreater, assertLess, assertStringIncludes } from "@std/assert";
import { column, countMarks, type Outputs, shown } from "../shown.ts";

/** A loss that is refused, drawn, checked and swept. */
export function holds(outputs: Outputs): void {
  assertStringIncludes(
    String(shown(outputs, "refusal")[0]?.["text/plain"]),
    "did you mean sharpness",
  );
  assertEquals(countMarks(shown(outputs, "looking")[0], "line"), 2 * 4);

  const errors = column(shown(outputs, "checking")[0], "largest error of the gradient");
  const [wrong, ...right] = errors.toReversed();
  assert(right.every((error) => error < 1e-3));
  assertGreater(wrong!, 1e-2);

  assertStringIncludes(String(shown(outputs, "sweep")[0]?.["text/plain"]), "12 of 12");
  const [chart, trials] = shown(outputs, "results", 2);
  assertEquals(countMarks(chart, "line"), 2);
  assertEquals(countMarks(chart, "symbol"), 2 * 3);
  assertStringIncludes(String(trials?.["text/plain"]), "3 functions compiled");
  for (const score of column(trials, "validation MAP@R")) {
    assertGreater(score, 0.15);
    assertLess(score, 0.6);
  }
}
