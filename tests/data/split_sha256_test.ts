import { assertEquals, assertNotEquals } from "@std/assert";
import { createHash } from "node:crypto";
import { type Dataset, splitClasses } from "../../lib/data/mod.ts";
import { tinyDataset } from "./tiny_dataset.ts";

const dataset = tinyDataset(new Array(16).fill(2));
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const split = (data: Dataset) =>
  splitClasses(data, {
    trainClasses: range(0, 3),
    validationClasses: range(3, 6),
    testClasses: range(6, 16),
  });

Deno.test("a split's sha256 is that of each part's shape, count, pixels and labels", () => {
  const { train, validation, test, sha256 } = split(dataset);
  const expected = createHash("sha256");
  for (const { shape, pixels, labels } of [train, validation, test]) {
    expected.update(`${shape.join("x")} ${labels.length}\n`).update(pixels);
    for (const label of labels) expected.update(Uint8Array.of(label, 0, 0, 0));
  }
  assertEquals(sha256, expected.digest("hex"));
});

Deno.test("a split's sha256 changes with one pixel and with one label", () => {
  const { sha256 } = split(dataset);
  const pixels = dataset.pixels.with(63, dataset.pixels[63]! ^ 1);
  assertNotEquals(split({ ...dataset, pixels }).sha256, sha256);
  const swapped = dataset.labels.with(0, 1).with(1, 0);
  assertNotEquals(split({ ...dataset, labels: swapped }).sha256, sha256);
  assertEquals(split({ ...dataset, name: "other" }).sha256, sha256);
});
