import { assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import { splitSamples } from "../../lib/data/mod.ts";
import { classCounts, numbered, numbers, tinyDataset } from "./tiny_dataset.ts";

const dataset = numbered(tinyDataset([50, 30, 20]));

Deno.test("splitSamples() keeps the classes' proportions in every part", () => {
  const split = splitSamples(dataset, { train: 50, validation: 10, test: 20 });
  assertEquals(classCounts(split.test), [10, 6, 4]);
  assertEquals(classCounts(split.validation), [5, 3, 2]);
  assertEquals(classCounts(split.train), [25, 15, 10]);
  assertEquals(split.heldOut, "samples");
});

Deno.test("splitSamples() gives what is left over to the classes of the largest remainder", () => {
  // 50, 30 and 20 hundredths of 7 are 3.5, 2.1 and 1.4.
  assertEquals(classCounts(splitSamples(dataset, { validation: 1, test: 7 }).test), [4, 2, 1]);
  const even = tinyDataset([9, 9, 9]);
  assertEquals(classCounts(splitSamples(even, { validation: 1, test: 4 }).test), [2, 1, 1]);
});

Deno.test("splitSamples() shares no sample between parts and keeps each with its label", () => {
  const { train, validation, test } = splitSamples(dataset, { validation: 13, test: 29 });
  const drawn = [train, validation, test].flatMap(numbers);
  assertEquals(drawn.toSorted((a, b) => a - b), [...Array(100).keys()]);
  for (const part of [train, validation, test]) {
    assertEquals(numbers(part).map((sample) => dataset.labels[sample]), [...part.labels]);
    assertEquals(part.classes, dataset.classes);
  }
});

Deno.test("splitSamples() draws the same under one seed and otherwise under another", () => {
  const draw = (seed: number) => splitSamples(dataset, { validation: 10, test: 20, seed });
  assertEquals(draw(5), draw(5));
  assertNotEquals(numbers(draw(5).test), numbers(draw(6).test));
  assertNotEquals(draw(5).sha256, draw(6).sha256);
  assertEquals(draw(0), splitSamples(dataset, { validation: 10, test: 20 }));
});

Deno.test("splitSamples() draws the test part whatever the other sizes are", () => {
  const base = splitSamples(dataset, { train: 50, validation: 10, test: 20 });
  const other = splitSamples(dataset, { train: 7, validation: 33, test: 20 });
  assertEquals(base.test, other.test);
  assertEquals(
    base.validation,
    splitSamples(dataset, { train: 9, validation: 10, test: 20 }).validation,
  );
});

Deno.test("splitSamples() takes test samples from the official part only", () => {
  const official = numbered(tinyDataset([20, 20, 20]));
  const { train, validation, test } = splitSamples(dataset, { validation: 10, test: 30, official });
  assertEquals(classCounts(test), [10, 10, 10]);
  assertEquals(numbers(test).map((sample) => official.labels[sample]), [...test.labels]);
  assertEquals(new Set([train, validation].flatMap(numbers)).size, 100);
});

Deno.test("splitSamples() takes every sample exactly when asked for all", () => {
  const { train } = splitSamples(dataset, { train: 70, validation: 13, test: 17 });
  assertEquals(train.labels.length, 70);
});

Deno.test("splitSamples() refuses sizes that the data cannot give", () => {
  assertThrows(
    () => splitSamples(dataset, { train: 71, validation: 10, test: 20 }),
    RangeError,
    "Cannot split samples of tiny: the train part must have from 1 to 70 samples beside the other " +
      "parts, found 71",
  );
  assertThrows(() => splitSamples(dataset, { validation: 0, test: 20 }), RangeError, "validation");
  assertThrows(() => splitSamples(dataset, { validation: 80, test: 20 }), RangeError, "found 0");
  assertThrows(() => splitSamples(dataset, { validation: 10, test: 101 }), RangeError, "found 101");
  assertThrows(() => splitSamples(dataset, { validation: 10, test: NaN }), RangeError, "found NaN");
});
