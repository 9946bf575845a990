import { assertEquals } from "@std/assert";
import { stopRule } from "../../lib/runs/mod.ts";

function ends(
  rule: ReturnType<typeof stopRule>,
  scores: readonly (number | undefined)[],
): string[] {
  return scores.map((score) => {
    const { isBest, isOver } = rule.check(score);
    return `${isBest ? "kept" : "not kept"}${isOver ? ", over" : ""}`;
  });
}

Deno.test("stopRule() keeps the best weights, of equals the first", () => {
  assertEquals(ends(stopRule({}), [0.2, 0.1, 0.2, 0.3]), ["kept", "not kept", "not kept", "kept"]);
});

Deno.test("stopRule() ends after so many checks in a row without a better one", () => {
  assertEquals(ends(stopRule({ patience: 2 }), [0.2, 0.1, 0.3, 0.3, 0.1]), [
    "kept",
    "not kept",
    "kept",
    "not kept",
    "not kept, over",
  ]);
});

Deno.test("stopRule() ends at the first check after its time", () => {
  let time = 5;
  const rule = stopRule({ maxMinutes: 1 }, () => time);
  assertEquals(ends(rule, [0.1]), ["kept"]);
  time += 60_000;
  assertEquals(ends(rule, [0.2]), ["kept, over"]);
});

Deno.test("stopRule() keeps the last weights where nothing is validated", () => {
  assertEquals(ends(stopRule({}), [undefined, undefined]), ["kept", "kept"]);
});
