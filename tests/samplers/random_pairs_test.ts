import { assertEquals, assertLess, assertLessOrEqual, assertThrows } from "@std/assert";
import { streams } from "../../lib/random/mod.ts";
import { randomPairs } from "../../lib/samplers/mod.ts";
import { chiSquared, ONE_IN_A_MILLION } from "../random/chi_squared.ts";
import { spread, unevenLabels, uses } from "./uneven_labels.ts";

const labels = unevenLabels();
const context = (batchSize: number) => ({ labels, batchSize, streams: streams(0) });

function pairs(batch: Int32Array): [number, number][] {
  return Array.from(
    { length: batch.length / 2 },
    (_, row) => [batch[2 * row]!, batch[2 * row + 1]!],
  );
}

for (
  const [positiveShare, positives] of [[0.5, 10], [0.1, 2], [0.7, 14], [0, 0], [1, 20]] as const
) {
  Deno.test(`randomPairs() with share ${positiveShare} holds exactly that share of positive pairs`, () => {
    const { batch } = randomPairs({ positiveShare }, context(40));
    for (let step = 0; step < 50; step++) {
      pairs(batch(step)).forEach(([a, b], row) => {
        assertEquals(labels[a] === labels[b], row < positives);
        assertEquals(a === b, false);
      });
    }
  });
}

Deno.test("randomPairs() uses first images equally to within one, in either kind of pair", () => {
  const { batch } = randomPairs({}, context(36));
  const firsts = (from: number, to: number) => (step: number) =>
    pairs(batch(step)).slice(from, to).map(([first]) => first);
  for (const steps of [1, 3, 13, 70]) {
    assertLessOrEqual(spread(uses(firsts(0, 9), steps, labels.length)), 1);
    assertLessOrEqual(spread(uses(firsts(9, 18), steps, labels.length)), 1);
  }
});

Deno.test("randomPairs() draws the second image equally from all admissible ones", () => {
  // Classes of 4 and 6: a positive is one of 3 or 5 others, a negative one of 6 or 4.
  const labels = Int32Array.of(0, 1, 1, 0, 1, 0, 1, 1, 0, 1);
  const sampler = randomPairs({}, { labels, batchSize: 40, streams: streams(0) });
  const counts = { positive: new Float64Array(100), negative: new Float64Array(100) };
  const steps = 4000;
  for (let step = 0; step < steps; step++) {
    for (const [a, b] of pairs(sampler.batch(step))) {
      counts[labels[a] === labels[b] ? "positive" : "negative"][10 * a + b]!++;
    }
  }
  const size = [4, 6];
  for (let anchor = 0; anchor < 10; anchor++) {
    const own = labels[anchor]!;
    const others = [...labels.keys()].filter((image) => image !== anchor);
    const positive = others.filter((image) => labels[image] === own);
    const negative = others.filter((image) => labels[image] !== own);
    // Ten pairs of each kind a step over ten anchors: each anchor once a step.
    const p = chiSquared(
      positive.map((b) => counts.positive[10 * anchor + b]!),
      steps / (size[own]! - 1),
    );
    const n = chiSquared(
      negative.map((b) => counts.negative[10 * anchor + b]!),
      steps / size[1 - own]!,
    );
    // At most 5 degrees of freedom, so this threshold is at least as strict as one in a million.
    assertLess(p, ONE_IN_A_MILLION[5]);
    assertLess(n, ONE_IN_A_MILLION[5]);
  }
});

Deno.test("randomPairs() never makes an image without another of its class the anchor of a positive", () => {
  const labels = Int32Array.of(7, 3, 3, 5);
  const sampler = randomPairs({}, { labels, batchSize: 8, streams: streams(0) });
  for (let step = 0; step < 20; step++) {
    const [[a, b] = [], [c, d] = []] = pairs(sampler.batch(step));
    assertEquals([a, b, c, d].map((image) => labels[image!]), [3, 3, 3, 3]);
  }
});

Deno.test("randomPairs() refuses an odd batch size and a share that leaves no whole number of pairs", () => {
  assertThrows(
    () => randomPairs({}, context(31)),
    RangeError,
    "a multiple of 2 (a pair), found 31",
  );
  assertThrows(
    () => randomPairs({}, context(30)),
    RangeError,
    "positiveShare 0.5 of 15 pairs is 7.5, which is not a whole number",
  );
});

Deno.test("randomPairs() refuses labels that leave no positive or no negative", () => {
  for (const labels of [Int32Array.of(1, 1, 1), Int32Array.of(0, 1, 2)]) {
    assertThrows(
      () => randomPairs({}, { labels, batchSize: 4, streams: streams(0) }),
      RangeError,
      "needs at least 2 classes and a class of at least 2 images",
    );
  }
});
