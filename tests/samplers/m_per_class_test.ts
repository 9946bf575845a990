import { assertEquals, assertLess, assertLessOrEqual, assertThrows } from "@std/assert";
import { streams } from "../../lib/random/mod.ts";
import { mPerClass } from "../../lib/samplers/mod.ts";
import { chiSquared, histogram, ONE_IN_A_MILLION } from "../random/chi_squared.ts";
import { spread, unevenLabels, uses } from "./uneven_labels.ts";

const labels = unevenLabels();
const context = (batchSize: number, seed = 0) => ({ labels, batchSize, streams: streams(seed) });

// Classes a batch: few, more than half (passes overlap in most batches), a divisor of 10, and all.
for (const [samplesPerClass, batchSize] of [[3, 9], [4, 28], [5, 25], [2, 20]] as const) {
  const sampler = mPerClass({ samplesPerClass }, context(batchSize));
  const title = `with ${samplesPerClass} a class in a batch of ${batchSize}`;

  Deno.test(`mPerClass() ${title} holds exactly that many different images of each class`, () => {
    for (let step = 0; step < 60; step++) {
      const batch = sampler.batch(step);
      assertEquals(new Set(batch).size, batchSize);
      const groups = Map.groupBy(batch, (image) => labels[image]);
      assertEquals(groups.size, batchSize / samplesPerClass);
      assertEquals([...groups.values()].every((group) => group.length === samplesPerClass), true);
    }
  });

  Deno.test(`mPerClass() ${title} keeps each class together`, () => {
    const classes = Array.from(sampler.batch(5), (image) => labels[image]);
    classes.forEach((label, row) => assertEquals(label, classes[row - row % samplesPerClass]));
  });

  Deno.test(`mPerClass() ${title} uses classes, and images of a class, equally to within one`, () => {
    for (const steps of [1, 2, 7, 33, 100]) {
      const images = uses(sampler.batch, steps, labels.length);
      const perClass = Map.groupBy(images.keys(), (image) => labels[image]!);
      const ofClass = [...perClass.values()].map((members) => members.map((each) => images[each]!));
      for (const counts of ofClass) assertLessOrEqual(spread(counts), 1);
      const classUses = ofClass.map((counts) => counts.reduce((sum, count) => sum + count));
      assertLessOrEqual(spread(classUses), samplesPerClass);
    }
  });
}

Deno.test("mPerClass() opens with each class, and each image of a class, equally often", () => {
  const even = Int32Array.from({ length: 100 }, (_, image) => image % 10);
  const firsts = Array.from({ length: 10_000 }, (_, seed) => {
    const context = { labels: even, batchSize: 4, streams: streams(seed) };
    return mPerClass({ samplesPerClass: 2 }, context).batch(0)[0]!;
  });
  assertLess(chiSquared(histogram(firsts, 100), 100), ONE_IN_A_MILLION[99]);
});

Deno.test("mPerClass() repeats the images of a class that has too few", () => {
  const labels = Int32Array.of(0, 0, 0, 1, 1, 1, 1);
  const sampler = mPerClass({}, { labels, batchSize: 8, streams: streams(0) });
  for (let step = 0; step < 9; step++) {
    const counts = uses(() => sampler.batch(step), 1, 7);
    assertEquals(counts.slice(0, 3).reduce((sum, count) => sum + count), 4);
    assertEquals(counts.slice(3), [1, 1, 1, 1]);
  }
  assertEquals(uses(sampler.batch, 9, 7).slice(0, 3), [12, 12, 12]);
});

Deno.test("mPerClass() takes 4 samples a class unless told otherwise", () => {
  const first = mPerClass({}, context(12)).batch(0);
  assertEquals(first, mPerClass({ samplesPerClass: 4 }, context(12)).batch(0));
});

Deno.test("mPerClass() refuses a batch size that samplesPerClass does not divide", () => {
  assertThrows(
    () => mPerClass({ samplesPerClass: 4 }, context(30)),
    RangeError,
    "Cannot sample m-per-class: the batch size must be a multiple of 4 (samplesPerClass), " +
      "found 30; take 28 or 32",
  );
});

Deno.test("mPerClass() refuses more classes a batch than there are, and fewer than two", () => {
  assertThrows(
    () => mPerClass({ samplesPerClass: 2 }, context(22)),
    RangeError,
    "needs 11 classes, found 10; take a batch size of at most 20",
  );
  assertThrows(() => mPerClass({ samplesPerClass: 4 }, context(4)), RangeError, "holds 1 class");
});

Deno.test("mPerClass() refuses fewer than two samples a class", () => {
  assertThrows(
    () => mPerClass({ samplesPerClass: 1 }, context(10)),
    RangeError,
    "samplesPerClass must be at least 2, found 1",
  );
});
