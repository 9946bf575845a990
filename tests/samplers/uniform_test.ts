import { assertEquals, assertLess, assertLessOrEqual, assertThrows } from "@std/assert";
import { streams } from "../../lib/random/mod.ts";
import { uniform } from "../../lib/samplers/mod.ts";
import { chiSquared, histogram, ONE_IN_A_MILLION } from "../random/chi_squared.ts";
import { spread, uses } from "./uneven_labels.ts";

const labels = new Int32Array(40);

for (const batchSize of [7, 16, 31, 40]) {
  const { batch } = uniform({}, { labels, batchSize, streams: streams(0) });

  Deno.test(`uniform() with batches of ${batchSize} of 40 repeats no image in a batch`, () => {
    for (let step = 0; step < 90; step++) assertEquals(new Set(batch(step)).size, batchSize);
  });

  Deno.test(`uniform() with batches of ${batchSize} of 40 uses images equally to within one`, () => {
    for (const steps of [1, 2, 5, 40, 77]) assertLessOrEqual(spread(uses(batch, steps, 40)), 1);
  });
}

Deno.test("uniform() shuffles every pass anew", () => {
  const { batch } = uniform({}, { labels, batchSize: 40, streams: streams(0) });
  assertEquals(new Set([0, 1, 2, 3].map((step) => batch(step).join())).size, 4);
});

Deno.test("uniform() puts each image at each place equally often, also where two passes meet", () => {
  // With 16 of 20 the second batch takes its first 4 images from one pass and the rest from the next.
  const batches = Array.from({ length: 4000 }, (_, seed) => {
    const context = { labels: labels.subarray(0, 20), batchSize: 16, streams: streams(seed) };
    return uniform({}, context).batch(1);
  });
  for (let place = 0; place < 16; place++) {
    const images = batches.map((batch) => batch[place]!);
    assertLess(chiSquared(histogram(images, 20), 200), ONE_IN_A_MILLION[19]);
  }
});

Deno.test("uniform() refuses a batch larger than the training set", () => {
  assertThrows(
    () => uniform({}, { labels, batchSize: 41, streams: streams(0) }),
    RangeError,
    "at most the 40 training images, found 41",
  );
});
