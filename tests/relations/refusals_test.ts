import { assertThrows } from "@std/assert";
import { byClass, byLabelSets, byLevel, byPairs, byRule } from "../../lib/relations/mod.ts";
import { startEngine, tensor1d, tensor2d } from "../../lib/tensor/mod.ts";

await startEngine({ threads: 1 });

Deno.test("byLabelSets() refuses a threshold that every pair, or none, would reach", () => {
  for (const threshold of [0, 1.1, NaN]) {
    assertThrows(() => byLabelSets({ threshold }), RangeError, `found ${threshold}`);
  }
});

Deno.test("byLevel() refuses a level that is none, or that the labels lack", () => {
  assertThrows(() => byLevel({ level: -1 }), RangeError, "found -1");
  const labels = tensor2d([[1, 2]], undefined, "int32");
  assertThrows(() => byLevel({ level: 2 })(labels), RangeError, "by level 2");
});

Deno.test("byPairs() refuses items out of range, an item with itself, and contradictions", () => {
  const of = (...pairs: Parameters<typeof byPairs>[0]["pairs"]) => () =>
    byPairs({ items: 3, pairs });
  assertThrows(of([0, 3, "same"]), RangeError, "from 0 to 2, found (0, 3)");
  assertThrows(of([1, 1, "same"]), RangeError, "two different items");
  assertThrows(of([0, 1, "same"], [1, 0, "different"]), RangeError, "found same and different");
  assertThrows(() => byPairs({ items: 46_341, pairs: [] }), RangeError, "46340, found 46341");
});

Deno.test("byRule() refuses no classes, and weights outside [0, 1]", () => {
  assertThrows(() => byRule({ classes: 0, rule: () => "same" }), RangeError, "found 0");
  const rule = () => ({ positive: 1.5, negative: 0 });
  assertThrows(() => byRule({ classes: 2, rule }), RangeError, "found positive 1.5");
});

Deno.test("byClass() refuses labels that are no classes", () => {
  assertThrows(
    () => byClass(tensor1d([0.2, 0.2, 0.9, 0.9])),
    TypeError,
    "Cannot relate by class: labels must be int32 of shape [rows], found float32 [4]",
  );
});
