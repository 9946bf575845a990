import { assertEquals } from "@std/assert";
import seedrandom from "seedrandom";
import { rankGallery } from "../../lib/evaluation/_rank_gallery.ts";
import { sampledCut } from "../../lib/evaluation/_sampled_cut.ts";
import { sortByBuckets } from "../../lib/evaluation/_sort_by_buckets.ts";

Deno.test("sortByBuckets() agrees with sorting, whether scores spread, tie or bunch", () => {
  const random = seedrandom("buckets");
  const sort = sortByBuckets(2000);
  const draws = [
    () => random(),
    () => Math.floor(3 * random()),
    () => random() ** 40,
    () => 0.5,
    () => random() < 0.01 ? 1e300 : random(),
  ];
  for (const draw of draws) {
    for (const count of [0, 1, 2, 70, 2000]) {
      const given = Float64Array.from({ length: count }, draw);
      const rows = Int32Array.from({ length: 2000 }, (_, index) => 5 * index);
      const scores = new Float64Array(2000);
      scores.set(given);
      sort(rows, scores, count);
      const expected = [...given.keys()].sort((a, b) => given[a]! - given[b]! || a - b);
      assertEquals([...scores.subarray(0, count)], expected.map((index) => given[index]!));
      assertEquals([...rows.subarray(0, count)], expected.map((index) => 5 * index));
    }
  }
});

Deno.test("sampledCut() leaves enough rows where rows come in no order, and all where it cannot say", () => {
  const random = seedrandom("cut");
  const scores = Float64Array.from({ length: 20_000 }, () => random());
  for (const wanted of [1, 100, 1000, 5000]) {
    const cut = sampledCut(scores.length, wanted, (row) => scores[row]!);
    const within = scores.filter((score) => score <= cut).length;
    assertEquals(within >= wanted && within < 2 * wanted + 300, true, `${within} of ${wanted}`);
  }
  // Classes in turn, of which every tenth row is near: no stride may hide them.
  const turns = Float64Array.from(
    { length: 20_000 },
    (_, row) => row % 10 === 7 ? 1 : 2 + random(),
  );
  const cut = sampledCut(turns.length, 1000, (row) => turns[row]!);
  assertEquals(cut, 1);
  assertEquals(sampledCut(20_000, 19_990, (row) => scores[row]!), Number.MAX_VALUE);
  assertEquals(sampledCut(100, 5, (row) => scores[row]!), Number.MAX_VALUE);
  // Rows that are hidden have a score of Infinity: they must stay beyond the cut.
  assertEquals(sampledCut(20_000, 100, () => Infinity), Number.MAX_VALUE);
});

Deno.test("a ranking is right where the sample misleads, products are coarse, and rows are hidden", () => {
  const random = seedrandom("misleading");
  const [count, dimensions] = [3000, 2];
  const gallery = Float32Array.from({ length: count * dimensions }, () => random());
  // Every row that the sample looks at is near, so that its cut is too low.
  for (let index = 0; index < 256; index++) {
    const row = Math.floor(index * (Math.sqrt(5) - 1) / 2 % 1 * count);
    gallery.fill(0.01 * random(), 2 * row, 2 * row + 2);
  }
  const queries = Float32Array.of(0, 0, 0.4, 0.7);
  const rank = rankGallery({ queries, gallery, dimensions });
  for (const query of [0, 1]) {
    // Products to three digits, as an engine with less than float32 may give.
    const products = Float32Array.from({ length: count }, (_, row) => {
      const product = queries[2 * query]! * gallery[2 * row]! +
        queries[2 * query + 1]! * gallery[2 * row + 1]!;
      return Math.round(1000 * product) / 1000;
    });
    const hidden = new Set([11, 500, 2999]);
    for (const row of hidden) products[row] = -Infinity;
    const distanceTo = (row: number) =>
      (queries[2 * query]! - gallery[2 * row]!) ** 2 +
      (queries[2 * query + 1]! - gallery[2 * row + 1]!) ** 2;
    const expected = [...Array(count).keys()].filter((row) => !hidden.has(row))
      .sort((a, b) => distanceTo(a) - distanceTo(b) || a - b);
    for (const k of [1, 300, count - 3]) {
      const { rows, distances } = rank({ query, products, k, exact: k });
      // Distances beyond the coarse products' error must be right, and near ones in order.
      assertEquals(
        distances.every((it, place) => place === 0 || it >= distances[place - 1]!),
        true,
      );
      if (query === 0) assertEquals([...rows], expected.slice(0, k));
    }
  }
});
