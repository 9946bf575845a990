import { assertEquals, assertLess, assertLessOrEqual, assertThrows } from "@std/assert";
import { streams } from "../../lib/random/mod.ts";
import { randomTriplets } from "../../lib/samplers/mod.ts";
import { chiSquared, histogram, ONE_IN_A_MILLION } from "../random/chi_squared.ts";
import { spread, unevenLabels, uses } from "./uneven_labels.ts";

const labels = unevenLabels();
const context = (batchSize: number) => ({ labels, batchSize, streams: streams(0) });
const column = (batch: Int32Array, place: number) => batch.filter((_, row) => row % 3 === place);

Deno.test("randomTriplets() gives an anchor, another image of its class and one of another", () => {
  const { batch } = randomTriplets({}, context(30));
  for (let step = 0; step < 50; step++) {
    const [anchors, positives, negatives] = [0, 1, 2].map((place) => column(batch(step), place));
    anchors!.forEach((anchor, row) => {
      assertEquals(labels[anchor] === labels[positives![row]!], true);
      assertEquals(anchor === positives![row]!, false);
      assertEquals(labels[anchor] === labels[negatives![row]!], false);
    });
  }
});

Deno.test("randomTriplets() uses anchors equally to within one", () => {
  const { batch } = randomTriplets({}, context(27));
  for (const steps of [1, 3, 13, 70]) {
    assertLessOrEqual(spread(uses((step) => column(batch(step), 0), steps, labels.length)), 1);
  }
});

Deno.test("randomTriplets() draws positives and negatives equally from all admissible images", () => {
  // Four classes of 5: every image is as often a positive as any other, and as often a negative.
  const labels = Int32Array.from({ length: 20 }, (_, image) => image % 4);
  const { batch } = randomTriplets({}, { labels, batchSize: 60, streams: streams(0) });
  const batches = Array.from({ length: 1000 }, (_, step) => batch(step));
  for (const place of [1, 2]) {
    const drawn = batches.flatMap((each) => [...column(each, place)]);
    assertLess(chiSquared(histogram(drawn, 20), 1000), ONE_IN_A_MILLION[19]);
  }
});

Deno.test("randomTriplets() leaves classes of one image to be negatives", () => {
  const labels = Int32Array.of(0, 4, 4, 9);
  const { batch } = randomTriplets({}, { labels, batchSize: 6, streams: streams(0) });
  const batches = Array.from({ length: 20 }, (_, step) => batch(step));
  assertEquals(new Set(batches.flatMap((each) => [...column(each, 0)])), new Set([1, 2]));
  assertEquals(new Set(batches.flatMap((each) => [...column(each, 2)])), new Set([0, 3]));
});

Deno.test("randomTriplets() refuses a batch size that 3 does not divide", () => {
  assertThrows(
    () => randomTriplets({}, context(32)),
    RangeError,
    "Cannot sample random-triplets: the batch size must be a multiple of 3 (a triplet), " +
      "found 32; take 30 or 33",
  );
});
