import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  digitPairs,
  dropEmptyClasses,
  flipLabels,
  hideLabels,
  imageContents,
  limitSamples,
  longTail,
} from "../../lib/data/mod.ts";
import { streams } from "../../lib/random/mod.ts";
import { chiSquared, ONE_IN_A_MILLION } from "../random/chi_squared.ts";
import { classCounts, numbered, numbers, tinyDataset } from "./tiny_dataset.ts";

const seeded = streams(5);
const even = numbered(tinyDataset([40, 40, 40, 40]));

/** Whether all of the first are among the second. */
const within = (some: readonly number[], all: readonly number[]) =>
  some.every((each) => all.includes(each));

Deno.test("limitSamples() keeps the classes' proportions, and a smaller part lies in a larger", () => {
  const source = numbered(tinyDataset([60, 30, 10]));
  const part = (count: number) => limitSamples(source, { count, streams: seeded });
  assertEquals(classCounts(part(50)), [30, 15, 5]);
  assert(within(numbers(part(20)), numbers(part(50))));
  assertEquals(numbers(part(100)), numbers(source));
  for (const count of [0, 101, 2.5]) assertThrows(() => part(count), RangeError, `found ${count}`);
});

Deno.test("longTail() lets class sizes fall evenly on a log scale, and a longer tail lies in a shorter", () => {
  const uneven = (ratio: number) => longTail(even, { ratio, streams: seeded });
  assertEquals(classCounts(uneven(1)), [40, 40, 40, 40]);
  // 40, 40 / 8^(1/3), 40 / 8^(2/3), 40 / 8
  assertEquals(classCounts(uneven(8)).toSorted((a, b) => b - a), [40, 20, 10, 5]);
  assert(within(numbers(uneven(8)), numbers(uneven(2))));
  const seeds = [1, 2, 3, 4, 5].map((seed) =>
    classCounts(longTail(even, { ratio: 8, streams: streams(seed) })).join()
  );
  assert(new Set(seeds).size > 1, "the same classes are rare in every seed");
  assertThrows(() => uneven(0.5), RangeError, "at least 1");
  assertThrows(() => uneven(100), RangeError, "leaves 0 of one");
});

Deno.test("hideLabels() keeps so many labels a class, the same ones for a larger number", () => {
  const known = (perClass: number) => hideLabels(even, { perClass, streams: seeded }).labels;
  for (const perClass of [2, 10, 40]) {
    const labels = known(perClass);
    assertEquals(classCounts({ ...even, labels }), [perClass, perClass, perClass, perClass]);
    labels.forEach((label, sample) => assert(label === -1 || label === even.labels[sample]));
  }
  known(2).forEach((label, sample) => assert(label === -1 || known(10)[sample] === label));
  assertThrows(() => known(41), RangeError, 'class 0 ("class 0") of tiny has 40');
});

Deno.test("flipLabels() makes exactly a share wrong, evenly among other classes, and keeps the unknown", () => {
  const wrongAt = (share: number) => {
    const { labels } = flipLabels(even, { share, streams: seeded });
    return [...labels.keys()].filter((it) => labels[it] !== even.labels[it]);
  };
  assertEquals([0, 0.1, 0.333, 1].map((share) => wrongAt(share).length), [0, 16, 53, 160]);
  assert(within(wrongAt(0.1), wrongAt(0.333)));
  const hidden = hideLabels(even, { perClass: 10, streams: seeded });
  const { labels } = flipLabels(hidden, { share: 0.5, streams: seeded });
  assertEquals(
    [...labels.keys()].filter((it) => labels[it] === -1),
    [...labels.keys()].filter((it) => hidden.labels[it] === -1),
  );
  assertEquals(labels.filter((label, it) => label !== hidden.labels[it]).length, 20);
});

Deno.test("flipLabels() replaces a label by each other one equally often", () => {
  const many = tinyDataset([3000, 3000, 3000]);
  const { labels } = flipLabels(many, { share: 1, streams: seeded });
  const counts = [0, 1, 2].flatMap((from) =>
    [0, 1, 2].filter((to) => to !== from).map((to) =>
      labels.filter((label, it) => label === to && many.labels[it] === from).length
    )
  );
  assertEquals(labels.filter((label, it) => label === many.labels[it]).length, 0);
  // Three of the six are free, so that the bound of five is a wide one.
  assert(chiSquared(counts, 1500) < ONE_IN_A_MILLION[5]);
});

Deno.test("imageContents() tells images apart that differ in one byte", () => {
  const image = [1, 2, 3, 4];
  const pixels = Uint8Array.from([...image, ...image.with(3, 5), ...image, 0, 1, 2, 3]);
  assertEquals(
    [...imageContents({ shape: [2, 2, 1], pixels, labels: new Int32Array(4) })],
    [0, 1, 0, 2],
  );
});

Deno.test("classes of digit pairs have the left digit as category, also when classes are dropped", () => {
  const digits = tinyDataset(new Array(10).fill(40), [28, 28, 1]);
  const { train } = digitPairs(digits, {
    trainSamplesPerClass: 2,
    validationSamplesPerClass: 2,
    testSamplesPerClass: 2,
  });
  const { classes, categories } = dropEmptyClasses(train);
  assertEquals(categories, classes.map((name) => Number(name[0])));
  assertEquals(dropEmptyClasses(even).categories, undefined);
});
