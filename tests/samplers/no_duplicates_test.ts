import { assertEquals, assertLess, assertThrows } from "@std/assert";
import { integerBelow, streams } from "../../lib/random/mod.ts";
import { noDuplicates } from "../../lib/samplers/mod.ts";
import { chiSquared, ONE_IN_A_MILLION } from "../random/chi_squared.ts";
import { uses } from "./uneven_labels.ts";

const prng = streams(0).open("labels", "contents");
const labels = new Int32Array(60);

for (const different of [7, 20, 60]) {
  const contents = labels.map(() => integerBelow(prng, different));
  const context = { labels, contents, batchSize: 6, streams: streams(0) };

  Deno.test(`noDuplicates() of ${different} contents shows none twice in a batch, no image twice in an epoch`, () => {
    const { batch } = noDuplicates({}, context);
    for (let step = 0; step < 50; step++) {
      const shown = batch(step).map((image) => contents[image]!);
      assertEquals(new Set(shown).size, 6);
    }
    // Six batches at least, since the largest of seven contents has fewer than 15 of 60 images.
    assertEquals(Math.max(...uses(batch, 6, 60)), 1);
  });
}

Deno.test("noDuplicates() without copies goes through all images, equally often in each batch", () => {
  const { batch } = noDuplicates({}, { labels, batchSize: 6, streams: streams(0) });
  assertEquals(uses(batch, 10, 60), new Array(60).fill(1));
  const first = uses((epoch) => batch(10 * epoch), 1000, 60);
  // Draws without replacement vary less than independent ones, so the bar is on the safe side.
  assertLess(chiSquared(first, 100), ONE_IN_A_MILLION[99]);
});

Deno.test("noDuplicates() uses as many copies as there are batches for, and any of them", () => {
  const contents = Int32Array.of(1, 1, 1, 1, 1, 2, 3, 4);
  const context = { labels: new Int32Array(8), contents, batchSize: 2, streams: streams(0) };
  const { batch } = noDuplicates({}, context);
  const counts = uses(batch, 300, 8); // epochs of three batches: three of five copies, all others
  assertEquals(counts.slice(5), [100, 100, 100]);
  assertEquals(counts.slice(0, 5).reduce((sum, count) => sum + count), 300);
  assertEquals(counts.slice(0, 5).every((count) => count > 30), true);
});

Deno.test("noDuplicates() refuses a batch larger than the contents are many", () => {
  const contents = labels.map((_, image) => image % 5);
  assertThrows(
    () => noDuplicates({}, { labels, contents, batchSize: 6, streams: streams(0) }),
    RangeError,
    "found 5 in 60 images",
  );
});
