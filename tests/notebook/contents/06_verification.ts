import { assert, assertEquals, assertGreater, assertLess, assertStringIncludes } from "@std/assert";
import { chart, column, countMarks, type Outputs, shown } from "../shown.ts";

/** Distances that part, a curve that rises, and thresholds that do not do what was asked for. */
export function holds(outputs: Outputs): void {
  const [bar, curves] = shown(outputs, "training", 2);
  assertStringIncludes(String(bar?.["text/plain"]), "150 of 150");
  assertEquals(countMarks(curves, "line"), 4);
  assertStringIncludes(chart(shown(outputs, "pairs")[0]).spec, '"pairs":"different"');

  const [curve, scores] = shown(outputs, "roc", 2);
  assertEquals(countMarks(curve, "line"), 2);
  const [before, after] = column(scores, "AUC");
  assertGreater(before!, 0.5);
  assertGreater(after!, before! + 0.1);
  assertLess(after!, 1);
  const [worse, better] = column(scores, "equal error rate");
  assertLess(better!, worse!);
  assertLess(worse!, 0.5);

  const [threshold] = shown(outputs, "threshold");
  const found = column(threshold, "found on test");
  assertEquals(found.at(-1), 0.01);
  assert(found.every((rate) => rate > 0 && rate < 0.1));

  const [luck] = shown(outputs, "luck");
  const spread = column(luck, "most").map((most, index) =>
    most - column(luck, "found: least")[index]!
  );
  assertEquals(spread.length, 3);
  assertGreater(spread[0]!, spread[2]!);
}
