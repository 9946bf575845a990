import { assertEquals, assertLessOrEqual, assertThrows } from "@std/assert";
import { streams } from "../../lib/random/mod.ts";
import { balanced, hierarchical } from "../../lib/samplers/mod.ts";
import { spread, unevenLabels, uses } from "./uneven_labels.ts";

const labels = unevenLabels();
// Labels 0, 10, … 90: categories of 3, 3 and 4 classes.
const categories = labels.map((label) => Math.min(2, Math.floor(label / 30)));
const context = (batchSize: number) => ({ labels, categories, batchSize, streams: streams(0) });

const shares = (batch: Int32Array, of: Int32Array) =>
  [...Map.groupBy(batch, (image) => of[image]!).values()].map((members) => members.length);

Deno.test("hierarchical() takes equal shares of few categories, and stays with them", () => {
  const sampler = hierarchical({ samplesPerClass: 3, batchesPerChoice: 5 }, context(12));
  for (let choice = 0; choice < 12; choice++) {
    const chosen = new Set<string>();
    for (let step = 5 * choice; step < 5 * choice + 5; step++) {
      const batch = sampler.batch(step);
      assertEquals(shares(batch, categories), [6, 6]);
      assertEquals(shares(batch, labels), [3, 3, 3, 3]);
      assertEquals(new Set(batch).size, 12);
      chosen.add([...new Set(batch.map((image) => categories[image]!))].toSorted().join());
    }
    assertEquals(chosen.size, 1);
  }
  const images = uses(sampler.batch, 60, labels.length);
  for (const members of Map.groupBy(images.keys(), (image) => labels[image]!).values()) {
    assertLessOrEqual(spread(members.map((image) => images[image]!)), 1);
  }
});

Deno.test("balanced() takes an equal share of every category, or of as many as it is told", () => {
  const all = balanced({ samplesPerClass: 2 }, context(12));
  const two = balanced({ samplesPerClass: 2, categoriesPerBatch: 2 }, context(12));
  for (let step = 0; step < 30; step++) {
    assertEquals(shares(all.batch(step), categories), [4, 4, 4]);
    assertEquals(shares(two.batch(step), categories), [6, 6]);
    assertEquals(shares(two.batch(step), labels), [2, 2, 2, 2, 2, 2]);
  }
});

Deno.test("balanced() uses categories, classes of one and images of a class equally to within one", () => {
  const { batch } = balanced({ samplesPerClass: 2, categoriesPerBatch: 2 }, context(8));
  for (const steps of [1, 7, 40, 101]) {
    const images = uses(batch, steps, labels.length);
    const byClass = [...Map.groupBy(images.keys(), (image) => labels[image]!)];
    const classUses = new Map(byClass.map(([label, members]) => {
      assertLessOrEqual(spread(members.map((image) => images[image]!)), 1);
      return [label, members.reduce((sum, image) => sum + images[image]!, 0)];
    }));
    const ofCategory = Map.groupBy(classUses, ([label]) => Math.min(2, Math.floor(label / 30)));
    const categoryUses = [...ofCategory.values()].map((members) => {
      const counts = members.map(([, count]) => count);
      assertLessOrEqual(spread(counts), 2);
      return counts.reduce((sum, count) => sum + count);
    });
    assertLessOrEqual(spread(categoryUses), 4);
  }
});

Deno.test("samplers by category refuse classes in two, no categories, and batches they cannot fill", () => {
  const { categories: _, ...without } = context(8);
  assertThrows(() => balanced({}, without), RangeError, "found none");
  const split = { ...context(8), categories: labels.map((_, image) => image % 2) };
  assertThrows(() => hierarchical({}, split), RangeError, "must lie in one category");
  assertThrows(() => balanced({ samplesPerClass: 4 }, context(20)), RangeError, "a multiple of 12");
  assertThrows(
    () => balanced({ samplesPerClass: 2 }, context(24)),
    RangeError,
    "needs 4 classes of each category, found one of 3",
  );
  assertThrows(
    () => hierarchical({ categoriesPerBatch: 4 }, context(32)),
    RangeError,
    "needs 4 categories, found 3",
  );
  assertThrows(
    () => hierarchical({ categoriesPerBatch: 1 }, context(4)),
    RangeError,
    "holds 1 class",
  );
});
