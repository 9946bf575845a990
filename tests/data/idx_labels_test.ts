import { assertEquals, assertThrows } from "@std/assert";
import { idxLabels } from "../../lib/data/mod.ts";
import { idxFile } from "./idx_file.ts";

Deno.test("idxLabels() reads the labels", () => {
  assertEquals(idxLabels("some-labels", idxFile([4], [3, 0, 255, 1])), Int32Array.of(3, 0, 255, 1));
});

Deno.test("idxLabels() refuses images and a truncated file", () => {
  const images = idxFile([1, 2, 2], [0, 0, 0, 0]);
  assertThrows(() => idxLabels("some-images", images), RangeError, "magic number 2049");
  assertThrows(
    () => idxLabels("cut", idxFile([4], [3, 0])),
    RangeError,
    "12 bytes in all, found 10",
  );
});
