import { assertEquals, assertThrows } from "@std/assert";
import { pairedDifferences } from "../../lib/statistics/mod.ts";

Deno.test("pairedDifferences() takes the second from the first", () => {
  assertEquals(pairedDifferences([3, 5], [1, 9]), [2, -4]);
});

Deno.test("pairedDifferences() refuses lists that are no pairs", () => {
  assertThrows(() => pairedDifferences([1, 2], [1]), RangeError, "found 2 and 1");
});
