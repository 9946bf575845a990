import { assertEquals, assertThrows } from "@std/assert";
import { idxDataset } from "../../lib/data/mod.ts";
import { idxFile } from "./idx_file.ts";

const images = { file: "some-images", content: idxFile([3, 1, 2], [1, 2, 3, 4, 5, 6]) };
const labels = { file: "some-labels", content: idxFile([3], [0, 1, 0]) };
const options = { name: "tiny", classes: ["a", "b"], images, labels };

Deno.test("idxDataset() puts images and labels together", () => {
  assertEquals(idxDataset(options), {
    name: "tiny",
    shape: [1, 2, 1],
    pixels: Uint8Array.of(1, 2, 3, 4, 5, 6),
    labels: Int32Array.of(0, 1, 0),
    classes: ["a", "b"],
  });
});

Deno.test("idxDataset() refuses another number of labels than of images", () => {
  const fewer = { file: "fewer-labels", content: idxFile([2], [0, 1]) };
  assertThrows(
    () => idxDataset({ ...options, labels: fewer }),
    RangeError,
    "Cannot read tiny: some-images has 3 images, but fewer-labels has 2 labels",
  );
});

Deno.test("idxDataset() refuses a label that names no class", () => {
  assertThrows(
    () => idxDataset({ ...options, classes: ["a"] }),
    RangeError,
    "labels must be from 0 to 0, found 1 in some-labels",
  );
});
