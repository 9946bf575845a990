import { assertEquals, assertThrows } from "@std/assert";
import { idxImages } from "../../lib/data/mod.ts";
import { idxFile } from "./idx_file.ts";

const values = Array.from({ length: 12 }, (_, index) => 20 * index);
const content = idxFile([2, 2, 3], values);

Deno.test("idxImages() reads count, height, width and pixels", () => {
  const { count, height, width, pixels } = idxImages("some-images", content);
  assertEquals([count, height, width], [2, 2, 3]);
  assertEquals([...pixels], values);
});

Deno.test("idxImages() reads from the middle of a larger buffer", () => {
  const padded = Uint8Array.of(9, 9, 9, ...content, 9);
  assertEquals([...idxImages("some-images", padded.subarray(3, -1)).pixels], values);
});

Deno.test("idxImages() refuses a truncated file and one with more than it announces", () => {
  const announced = "Cannot read the IDX file some-images: the header announces 2×2×3 values, " +
    "28 bytes in all, found";
  assertThrows(
    () => idxImages("some-images", content.subarray(0, 20)),
    RangeError,
    `${announced} 20`,
  );
  assertThrows(
    () => idxImages("some-images", Uint8Array.of(...content, 0)),
    RangeError,
    `${announced} 29`,
  );
  assertThrows(
    () => idxImages("some-images", content.subarray(0, 10)),
    RangeError,
    "the header has 16 bytes, but the file ends after 10",
  );
});

Deno.test("idxImages() refuses labels and files of another format", () => {
  assertThrows(
    () => idxImages("some-labels", idxFile([20], new Array(20).fill(1))),
    RangeError,
    "expected unsigned bytes in 3 dimensions (magic number 2051), found magic number 2049",
  );
  assertThrows(
    () => idxImages("text", new TextEncoder().encode("<html>not found</html>")),
    RangeError,
  );
});
