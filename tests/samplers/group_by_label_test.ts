import { assertEquals, assertLess, assertNotEquals, assertThrows } from "@std/assert";
import { integerBelow, streams } from "../../lib/random/mod.ts";
import { groupByLabel } from "../../lib/samplers/mod.ts";
import { unevenLabels, uses } from "./uneven_labels.ts";

const context = (labels: Int32Array, batchSize: number, seed = 0) => ({
  labels,
  batchSize,
  streams: streams(seed),
});

for (const [groupSize, batchSize] of [[2, 4], [2, 24], [3, 12], [7, 14]] as const) {
  Deno.test(`groupByLabel() of ${groupSize} in ${batchSize} gives every image partners of its class`, () => {
    const labels = unevenLabels();
    const { batch } = groupByLabel({ groupSize }, context(labels, batchSize));
    for (let step = 0; step < 60; step++) {
      const rows = batch(step);
      assertEquals(new Set(rows).size, batchSize);
      const groups = Map.groupBy(rows, (image) => labels[image]!);
      assertNotEquals(groups.size, 1);
      for (const members of groups.values()) assertEquals(members.length % groupSize, 0);
    }
  });
}

Deno.test("groupByLabel() never gives one class, however the classes are sized", () => {
  const prng = streams(1).open("labels", "sizes");
  for (let trial = 0; trial < 300; trial++) {
    const sizes = Array.from(
      { length: 2 + integerBelow(prng, 4) },
      () => 1 + integerBelow(prng, 30),
    );
    const labels = Int32Array.from(sizes.flatMap((size, label) => new Array(size).fill(label)));
    const able = sizes.filter((size) => size >= 2).length;
    const groups = sizes.reduce((sum, size) => sum + Math.floor(size / 2), 0);
    const make = () => groupByLabel({}, context(labels, 6, trial));
    if (able < 2 || groups < 3) {
      assertThrows(make, RangeError, "Cannot sample group-by-label");
      continue;
    }
    const { batch } = make();
    for (let step = 0; step < 12; step++) {
      const rows = batch(step);
      assertEquals(new Set(rows).size, 6);
      assertNotEquals(new Set(rows.map((image) => labels[image]!)).size, 1, `${sizes}`);
    }
  }
});

Deno.test("groupByLabel() uses images about as often whatever their class", () => {
  const labels = unevenLabels();
  const { batch } = groupByLabel({}, context(labels, 10));
  const counts = uses(batch, 1150, labels.length); // a hundred passes
  const sizes = Map.groupBy(counts.keys(), (image) => labels[image]!);
  for (const members of sizes.values()) {
    const mean = members.reduce((sum, image) => sum + counts[image]!, 0) / members.length;
    // Of 7 images one is left over in each pass, of 15 one, of all 120 none or a few more.
    assertLess(Math.abs(mean - 100), 20);
  }
});

Deno.test("groupByLabel() refuses a batch of one group, and fewer than two classes that have one", () => {
  const labels = unevenLabels();
  assertThrows(() => groupByLabel({}, context(labels, 2)), RangeError, "found a batch of 2");
  const lone = Int32Array.of(0, 0, 0, 0, 1, 2, 3);
  assertThrows(() => groupByLabel({}, context(lone, 4)), RangeError, "and 1 classes");
  assertThrows(() => groupByLabel({ groupSize: 3 }, context(labels, 10)), RangeError, "of 3");
});
