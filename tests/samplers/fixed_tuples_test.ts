import { assertEquals, assertLessOrEqual, assertThrows } from "@std/assert";
import { streams } from "../../lib/random/mod.ts";
import { fixedPairs, fixedTriplets } from "../../lib/samplers/mod.ts";
import { spread, unevenLabels } from "./uneven_labels.ts";

const labels = unevenLabels();
const context = (batchSize: number) => ({ labels, batchSize, streams: streams(0) });

function packed(batch: Int32Array, width: number): number[][] {
  return Array.from(
    { length: batch.length / width },
    (_, tuple) => [...batch.subarray(tuple * width, (tuple + 1) * width)],
  );
}

/** How often each tuple occurs in the first steps. */
function tupleUses(
  batch: (step: number) => Int32Array,
  steps: number,
  width: number,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (let step = 0; step < steps; step++) {
    for (const tuple of packed(batch(step), width)) {
      counts.set(tuple.join(), (counts.get(tuple.join()) ?? 0) + 1);
    }
  }
  return counts;
}

Deno.test("fixedTriplets() draws a set once and uses its triplets equally to within one", () => {
  const { batch } = fixedTriplets({ count: 40 }, context(21));
  const counts = tupleUses(batch, 100, 3);
  assertLessOrEqual(counts.size, 40);
  assertEquals([...counts.values()].reduce((sum, count) => sum + count), 700);
  for (const tuple of counts.keys()) {
    const [anchor, positive, negative] = tuple.split(",").map(Number);
    assertEquals(labels[anchor!], labels[positive!]);
    assertEquals(anchor === positive, false);
    assertEquals(labels[anchor!] === labels[negative!], false);
  }
  assertLessOrEqual(spread([...tupleUses(batch, 40, 3).values()]), 1);
});

Deno.test("fixedPairs() draws a set once, each batch with exactly the share of positives", () => {
  const { batch } = fixedPairs({ count: 50, positiveShare: 0.2 }, context(20));
  for (let step = 0; step < 30; step++) {
    packed(batch(step), 2).forEach(([a, b], pair) => {
      assertEquals(labels[a!] === labels[b!], pair < 2);
      assertEquals(a === b, false);
    });
  }
  const counts = tupleUses(batch, 25, 2);
  assertLessOrEqual(counts.size, 50);
  assertEquals([...counts.values()].reduce((sum, count) => sum + count), 250);
});

Deno.test("fixedPairs() and fixedTriplets() take the given tuples, whatever the labels", () => {
  const tuples = Int32Array.from({ length: 30 }, (_, index) => index);
  const given = { ...context(6), tuples };
  for (const [part, width] of [[fixedPairs, 2], [fixedTriplets, 3]] as const) {
    const { batch } = part({}, given);
    const counts = tupleUses(batch, 30 / 6, width);
    const expected = packed(tuples, width).map((tuple) => tuple.join());
    assertEquals([...counts.keys()].toSorted(), expected.toSorted());
    assertEquals(new Set(counts.values()), new Set([1]));
  }
});

Deno.test("fixedPairs() and fixedTriplets() refuse sets that fill no batch, and strange tuples", () => {
  assertThrows(
    () => fixedTriplets({ count: 4 }, context(15)),
    RangeError,
    "needs 5 triplets, found 4",
  );
  assertThrows(() => fixedPairs({ count: 7 }, context(4)), RangeError, "3.5, which is not a whole");
  const odd = { ...context(4), tuples: Int32Array.of(1, 2, 3) };
  assertThrows(() => fixedPairs({}, odd), RangeError, "a multiple of 2 images, found 3");
  const outside = { ...context(3), tuples: Int32Array.of(0, 1, 9999) };
  assertThrows(() => fixedTriplets({}, outside), RangeError, "found 9999");
});
