import { assertAlmostEquals, assertEquals, assertRejects } from "@std/assert";
import { evaluateQueries, type EvaluateQueriesOptions } from "../../lib/evaluation/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import { randomSet } from "./_random_set.ts";
import reference from "./fixtures/reference.json" with { type: "json" };

const engine = await startEngine({ threads: 1 });

const { ranking } = reference;
const embeddings = Float32Array.from(ranking.embeddings);
const labels = Int32Array.from(ranking.labels);
const split = ranking.queries * ranking.dimensions;
const itself = { embeddings, labels, dimensions: ranking.dimensions };
const gallery = {
  embeddings: embeddings.subarray(0, split),
  labels: labels.subarray(0, ranking.queries),
  dimensions: ranking.dimensions,
  gallery: {
    embeddings: embeddings.subarray(split),
    labels: labels.subarray(ranking.queries),
  },
};

Deno.test("ranking metrics equal pytorch-metric-learning's and scikit-learn's", async () => {
  const cases: [EvaluateQueriesOptions, typeof ranking.itself][] = [
    [itself, ranking.itself],
    [gallery, ranking.gallery],
  ];
  for (const [options, expected] of cases) {
    const results = await evaluateQueries({ ...options, cutoffs: [10, Infinity] });
    assertEquals(results.loneQueries, 1);
    const ours = results.metrics.overQueries;
    const theirs = expected.all;
    // Means of some 90 float64 terms.
    assertAlmostEquals(ours.precision_at_1, theirs.precision_at_1, 1e-12);
    assertAlmostEquals(ours.r_precision, theirs.r_precision, 1e-12);
    assertAlmostEquals(ours.map_at_r, theirs.mean_average_precision_at_r, 1e-12);
    assertAlmostEquals(ours.map_per_relevant_at_all!, theirs.mean_average_precision, 1e-12);
    assertAlmostEquals(ours.map_per_hit_at_all!, expected.averagePrecision, 1e-12);
    assertAlmostEquals(ours.map_per_reachable_at_all!, expected.averagePrecision, 1e-12);
    assertAlmostEquals(ours.ndcg_at_all!, expected.gain, 1e-12);
    assertAlmostEquals(ours["ndcg_at_10"]!, expected.gain10, 1e-12);
    const within = expected["10"].mean_average_precision;
    assertAlmostEquals(ours["map_per_relevant_at_10"]!, within, 1e-12);
    // The reference's reciprocal ranks are float32.
    assertAlmostEquals(ours.mrr_at_all!, theirs.mean_reciprocal_rank, 1e-6);
    assertAlmostEquals(ours["mrr_at_10"]!, expected["10"].mean_reciprocal_rank, 1e-6);
  }
});

Deno.test("rows to ignore are neither hits nor misses", async () => {
  const set = randomSet({ seed: "cameras", count: 120, dimensions: 3, classes: 5, lattice: true });
  const camera = set.labels.map((_, row) => row % 4);
  const ignore = (query: number, row: number) =>
    set.labels[query] === set.labels[row] && camera[query] === camera[row];
  const results = await evaluateQueries({ ...set, ignore, cutoffs: [Infinity] });
  for (const { query, relevant, scores, neighbors } of results) {
    const seen = [...set.labels.keys()].filter((row) => row !== query && !ignore(query, row));
    const distanceTo = (row: number) =>
      [0, 1, 2].reduce(
        (sum, d) => sum + (set.embeddings[3 * row + d]! - set.embeddings[3 * query + d]!) ** 2,
        0,
      );
    seen.sort((a, b) => distanceTo(a) - distanceTo(b) || a - b);
    assertEquals([...neighbors], seen.slice(0, 8));
    const isHit = seen.map((row) => set.labels[row] === set.labels[query]);
    assertEquals(relevant, isHit.filter((hit) => hit).length);
    assertEquals(scores.mrr_at_all, 1 / (1 + isHit.indexOf(true)));
  }
});

Deno.test("results are those of their queries: in order, by class, and the worst of them", async () => {
  const set = randomSet({ seed: "results", count: 150, dimensions: 2, classes: 8 });
  const results = await evaluateQueries(set);
  const all = [...results];
  assertEquals(all.length, results.length);
  assertEquals(
    all.map(({ query }) => query),
    all.map(({ query }) => query).toSorted((a, b) => a - b),
  );
  const worst = results.worst(5);
  const sorted = all.map(({ scores }) => scores.map_at_r).sort((a, b) => a - b);
  assertEquals(worst.map(({ scores }) => scores.map_at_r), sorted.slice(0, 5));
  for (const row of results.perClass) {
    const own = all.filter(({ label }) => label === row.label);
    const right = own.filter(({ prediction }) => prediction === row.label).length;
    const voted = all.filter(({ prediction }) => prediction === row.label).length;
    assertEquals(row.queries, own.length);
    assertAlmostEquals(
      row.scores.map_at_r,
      own.reduce((sum, { scores }) => sum + scores.map_at_r, 0) / own.length,
      1e-14,
    );
    assertEquals(row.knnRecall, right / own.length);
    assertEquals(row.knnPrecision, right === 0 ? 0 : right / voted);
  }
});

Deno.test("a gallery classifies queries by their neighbors, and leaves no tensor behind", async () => {
  const before = engine.tensorCount();
  const results = await evaluateQueries({
    embeddings: Float32Array.of(0.1, 9.8),
    labels: Int32Array.of(3, 3),
    dimensions: 1,
    gallery: { embeddings: Float32Array.of(0, 1, 10), labels: Int32Array.of(3, 3, 4) },
    votes: 1,
  });
  assertEquals([...results].map(({ prediction }) => prediction), [3, 4]);
  assertEquals(results.metrics.overQueries.knn_accuracy, 0.5);
  assertEquals(engine.tensorCount(), before);
  await assertRejects(
    () => evaluateQueries({ ...gallery, gallery: { ...gallery.gallery, labels } }),
    TypeError,
    "90 labels need embeddings of shape [90, 4], found 220 values",
  );
});
