import { assertEquals } from "@std/assert";
import { dropEmptyClasses } from "../../lib/data/mod.ts";
import { tinyDataset } from "./tiny_dataset.ts";

Deno.test("dropEmptyClasses() numbers the classes that are left in their order", () => {
  const dataset = tinyDataset([0, 3, 0, 1, 2]);
  const dropped = dropEmptyClasses(dataset);
  assertEquals(dropped.classes, ["class 1", "class 3", "class 4"]);
  const names = ({ labels, classes }: typeof dataset) => [...labels].map((label) => classes[label]);
  assertEquals(names(dropped), names(dataset));
  assertEquals(dropped.pixels, dataset.pixels);
});

Deno.test("dropEmptyClasses() leaves a data set whose classes all have images as it is", () => {
  const dataset = tinyDataset([2, 1, 3]);
  assertEquals(dropEmptyClasses(dataset), dataset);
});
