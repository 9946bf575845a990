import { assertEquals, assertThrows } from "@std/assert";
import { checkMlflowName, checkMlflowText, mlflowLimits } from "../../../lib/tracking/mod.ts";

const legal = ["loss", "val/recall_at_1", "a.b-c d:e", "größe", "x".repeat(250), "a..b", "a/b..c"];
const illegal = [
  "",
  "recall@1",
  "map=r",
  "/loss",
  "loss/",
  "a//b",
  "a/../b",
  "..a",
  "./a",
  ".",
  "a/.",
  "x".repeat(251),
  "a\nb",
];

for (const name of legal) {
  Deno.test(`checkMlflowName() takes ${JSON.stringify(name.slice(0, 20))}`, () => {
    checkMlflowName(name);
  });
}

for (const name of illegal) {
  Deno.test(`checkMlflowName() refuses ${JSON.stringify(name.slice(0, 20))}`, () => {
    assertThrows(() => checkMlflowName(name), RangeError, "Cannot use this name in MLflow");
  });
}

Deno.test("checkMlflowText() refuses what MLflow would cut off or drop", () => {
  checkMlflowText("param", "a", "x".repeat(mlflowLimits.paramLength));
  checkMlflowText("tag", "a", "x".repeat(mlflowLimits.tagLength));
  assertThrows(() => checkMlflowText("param", "a", "x".repeat(6001)), RangeError, "6001");
  assertThrows(() => checkMlflowText("tag", "a", "x".repeat(8001)), RangeError, "8001");
  assertThrows(() => checkMlflowText("param", "a", 0.2), TypeError, "expected a string");
});

Deno.test("checkMlflowName() names the metric that the field writes with @", () => {
  const error = assertThrows(() => checkMlflowName("recall@1"), RangeError);
  assertEquals(error.message.includes("recall_at_1"), true);
});
