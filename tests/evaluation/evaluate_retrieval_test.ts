import { assertAlmostEquals, assertEquals, assertNotEquals, assertRejects } from "@std/assert";
import { evaluateRetrieval } from "../../lib/evaluation/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import { bruteForce, meanOf } from "./_brute_force.ts";
import { randomSet } from "./_random_set.ts";

await startEngine({ threads: 1 });

// Means of at most 300 float64 terms: only the order of summation differs.
const summation = 1e-12;

Deno.test("evaluateRetrieval() gives the values worked out by hand", async () => {
  const metrics = await evaluateRetrieval({
    embeddings: Float32Array.of(0, 1, 4, 2.5, 4.5), // a0 a1 a2 b3 b4
    labels: Int32Array.of(0, 0, 0, 1, 1),
    dimensions: 1,
  });
  // a0 finds a1, b3: 1/2. a1 finds a0, b3: 1/2. a2 finds b4, b3: 0. R of a's is 2, of b's 1:
  // b3 finds a1 (a2 is as near, but comes later): 0. b4 finds a2: 0.
  assertAlmostEquals(metrics.overQueries.map_at_r, (1 / 2 + 1 / 2) / 5, summation);
  assertAlmostEquals(metrics.overQueries.precision_at_1, 2 / 5, summation);
  assertAlmostEquals(metrics.overQueries.r_precision, (1 / 2 + 1 / 2) / 5, summation);
  // Within two neighbors: a0, a1 and b4 (a2, b3) find one of theirs.
  assertAlmostEquals(metrics.overQueries["recall_at_2"]!, 3 / 5, summation);
  assertAlmostEquals(metrics.overClasses.map_at_r, (1 / 3 + 0) / 2, summation);
  assertEquals([metrics.queries, metrics.loneQueries], [5, 0]);
});

Deno.test("evaluateRetrieval() equals a brute-force oracle, ties and lone queries included", async () => {
  const recallAt = [1, 2, 4, 8, 500];
  for (const lattice of [false, true]) {
    for (let trial = 0; trial < 6; trial++) {
      const set = randomSet({
        seed: `oracle ${trial}`,
        count: 40 + 52 * trial,
        dimensions: 1 + trial,
        classes: 4 + 9 * trial,
        lattice,
      });
      const expected = bruteForce(set.embeddings, set.labels, set.dimensions, recallAt);
      const actual = await evaluateRetrieval({ ...set, recallAt });
      assertEquals(actual.queries, expected.length);
      assertEquals(actual.loneQueries, set.labels.length - expected.length);
      const classes = [...Map.groupBy(expected, (query) => query.label).values()];
      for (
        const name of [
          "precision_at_1",
          "r_precision",
          "map_at_r",
          ...recallAt.map((k) => `recall_at_${k}` as const),
        ] as const
      ) {
        assertAlmostEquals(actual.overQueries[name]!, meanOf(expected, name), summation, name);
        const overClasses = classes.map((queries) => meanOf(queries, name));
        assertAlmostEquals(
          actual.overClasses[name]!,
          overClasses.reduce((a, b) => a + b) / classes.length,
          summation,
          name,
        );
      }
      const right = expected.filter((query) => query.prediction === query.label).length;
      assertAlmostEquals(actual.overQueries.knn_accuracy, right / expected.length, summation);
    }
  }
});

Deno.test("evaluateRetrieval() does not depend on the block size", async () => {
  const set = randomSet({ seed: "blocks", count: 101, dimensions: 5, classes: 7, lattice: true });
  const whole = await evaluateRetrieval(set);
  for (const blockSize of [1, 7, 100]) {
    assertEquals(await evaluateRetrieval({ ...set, blockSize }), whole);
  }
});

Deno.test("evaluateRetrieval() tells apart embeddings that float32 products cannot", async () => {
  // Around a far center the products are near 2e6, where float32 is coarser than these distances.
  const near = randomSet({ seed: "far", count: 80, dimensions: 4, classes: 5 });
  const far = { ...near, embeddings: near.embeddings.map((value) => 1000 + value / 8) };
  const expected = bruteForce(far.embeddings, far.labels, far.dimensions, []);
  const actual = await evaluateRetrieval({ ...far, recallAt: [] });
  assertAlmostEquals(actual.overQueries.map_at_r, meanOf(expected, "map_at_r"), summation);
});

Deno.test("evaluateRetrieval() ranks collapsed embeddings by index", async () => {
  const labels = Int32Array.from({ length: 60 }, (_, row) => row % 3);
  const embeddings = new Float32Array(60 * 2).fill(0.5);
  const expected = bruteForce(embeddings, labels, 2, []);
  const { overQueries } = await evaluateRetrieval({ embeddings, labels, dimensions: 2 });
  assertAlmostEquals(overQueries.map_at_r, meanOf(expected, "map_at_r"), summation);
});

Deno.test("evaluateRetrieval() does not see how rows are named, only which are equal", async () => {
  const set = randomSet({ seed: "names", count: 90, dimensions: 4, classes: 6 });
  const renamed = await evaluateRetrieval({ ...set, labels: set.labels.map((l) => 100 - l) });
  const { overQueries } = await evaluateRetrieval(set);
  assertAlmostEquals(renamed.overQueries.map_at_r, overQueries.map_at_r, summation);
  const shuffled = await evaluateRetrieval({ ...set, labels: set.labels.toReversed() });
  assertNotEquals(shuffled.overQueries.map_at_r, overQueries.map_at_r);
});

Deno.test("evaluateRetrieval() says what is wrong with its inputs", async () => {
  const embeddings = Float32Array.of(1, 2, 3);
  await assertRejects(
    () => evaluateRetrieval({ embeddings, labels: Int32Array.of(0, 0), dimensions: 1 }),
    TypeError,
    "Cannot evaluate retrieval: 2 labels need embeddings of shape [2, 1], found 3 values",
  );
  await assertRejects(
    () => evaluateRetrieval({ embeddings, labels: Int32Array.of(0, 1, 2), dimensions: 1 }),
    RangeError,
    "needs a class with at least 2 images",
  );
  await assertRejects(
    () =>
      evaluateRetrieval({
        embeddings: Float32Array.of(1, NaN, 3),
        labels: Int32Array.of(0, 0, 0),
        dimensions: 1,
      }),
    RangeError,
    "row 1 is not",
  );
});
