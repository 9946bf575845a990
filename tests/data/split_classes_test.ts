import { assertEquals, assertThrows } from "@std/assert";
import { splitClasses } from "../../lib/data/mod.ts";
import { classCounts, numbered, numbers, tinyDataset } from "./tiny_dataset.ts";

const dataset = numbered(tinyDataset(Array.from({ length: 20 }, (_, label) => 2 + label)));
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const classes = {
  trainClasses: range(0, 5),
  validationClasses: range(5, 9),
  testClasses: range(9, 20),
};

Deno.test("splitClasses() gives each part all samples of its classes and no others", () => {
  const split = splitClasses(dataset, classes);
  assertEquals(split.heldOut, "classes");
  const own = [[split.train, 0, 5], [split.validation, 5, 9], [split.test, 9, 20]] as const;
  for (const [part, from, to] of own) {
    const expected = dataset.classes.map((_, c) => from <= c && c < to ? 2 + c : 0);
    assertEquals(classCounts(part), expected);
    assertEquals(numbers(part).map((sample) => dataset.labels[sample]), [...part.labels]);
    assertEquals(part.classes, dataset.classes);
  }
});

Deno.test("splitClasses() refuses too few classes, saying why", () => {
  assertThrows(
    () => splitClasses(dataset, { ...classes, validationClasses: [5, 6] }),
    RangeError,
    "Cannot split classes of tiny: needs at least 3 validation classes, since with fewer, the " +
      "result says more about which classes were chosen than about training; found 2",
  );
  assertThrows(
    () => splitClasses(dataset, { ...classes, testClasses: range(9, 18) }),
    RangeError,
    "at least 10 test classes",
  );
  assertThrows(
    () => splitClasses(dataset, { ...classes, trainClasses: [0] }),
    RangeError,
    "2 training",
  );
});

Deno.test("splitClasses() refuses a class in two parts and one that does not exist", () => {
  assertThrows(
    () => splitClasses(dataset, { ...classes, trainClasses: [0, 1, 9] }),
    RangeError,
    'found class 9 ("class 9") twice',
  );
  assertThrows(
    () => splitClasses(dataset, { ...classes, trainClasses: [0, 20] }),
    RangeError,
    "class indices run from 0 to 19, found 20",
  );
});
