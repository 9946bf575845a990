import { assertEquals, assertLess, assertThrows } from "@std/assert";
import { streams } from "../../lib/random/mod.ts";
import { weighted } from "../../lib/samplers/mod.ts";
import { ONE_IN_A_MILLION } from "../random/chi_squared.ts";

const weights = Float64Array.of(3, 0, 1, 5, 0, 0.5, 2);
const labels = Int32Array.from(weights.keys());
const context = { labels, weights, batchSize: 2, streams: streams(0) };

Deno.test("weighted() draws in proportion to the weights of those left", () => {
  const { batch } = weighted({}, context);
  const draws = 20_000;
  const counts = new Map<string, number>();
  for (let step = 0; step < draws; step++) {
    const key = batch(step).join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const total = 11.5;
  let statistic = 0;
  let cells = 0;
  weights.forEach((first, a) =>
    weights.forEach((second, b) => {
      if (a === b || first === 0 || second === 0) return;
      const expected = draws * first / total * second / (total - first);
      statistic += ((counts.get(`${a},${b}`) ?? 0) - expected) ** 2 / expected;
      counts.delete(`${a},${b}`);
      cells++;
    })
  );
  assertEquals(cells, 20);
  assertLess(statistic, ONE_IN_A_MILLION[19]);
  assertEquals([...counts], []); // none of weight 0, and none twice in a batch
});

Deno.test("weighted() empties a set whose weights differ by orders of magnitude", () => {
  const weights = Float64Array.from({ length: 50 }, (_, image) => 10 ** (image % 17 - 12));
  const labels = Int32Array.from(weights.keys());
  const { batch } = weighted({}, { labels, weights, batchSize: 50, streams: streams(0) });
  for (let step = 0; step < 20; step++) assertEquals(new Set(batch(step)).size, 50);
});

Deno.test("weighted() draws the last image again where all are of one class", () => {
  const labels = Int32Array.of(0, 0, 0, 0, 1, 2);
  const weights = Float64Array.of(1e9, 1e9, 1e9, 1e9, 1, 3);
  const { batch } = weighted({}, { labels, weights, batchSize: 3, streams: streams(0) });
  const lasts = new Map<number, number>();
  for (let step = 0; step < 4000; step++) {
    const [a, b, last] = batch(step);
    assertEquals([labels[a!], labels[b!]], [0, 0]);
    lasts.set(last!, (lasts.get(last!) ?? 0) + 1);
  }
  // One in four: 1000 ± 27 (one standard deviation), here within five.
  assertEquals([...lasts.keys()].toSorted(), [4, 5]);
  assertLess(Math.abs(lasts.get(4)! - 1000), 137);
});

Deno.test("weighted() refuses weights that are none, or that fill no batch of two classes", () => {
  const { weights: _, ...without } = context;
  assertThrows(() => weighted({}, without), RangeError, "found none");
  const wrong = weights.with(0, -1);
  assertThrows(() => weighted({}, { ...context, weights: wrong }), RangeError, "found -1");
  assertThrows(() => weighted({}, { ...context, batchSize: 6 }), RangeError, "found 5 images");
  const one = labels.map(() => 0);
  assertThrows(() => weighted({}, { ...context, labels: one }), RangeError, "of 1 classes");
});
