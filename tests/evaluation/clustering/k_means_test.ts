import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { evaluateClustering, kMeans } from "../../../lib/evaluation/mod.ts";
import { startEngine } from "../../../lib/tensor/mod.ts";
import { randomSet } from "../_random_set.ts";

const engine = await startEngine({ threads: 1 });

const set = randomSet({ seed: "k-means", count: 240, dimensions: 3, classes: 6 });
const rowOf = (row: number) => [...set.embeddings.subarray(3 * row, 3 * row + 3)];
const distance = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, d) => sum + (value - b[d]!) ** 2, 0);

Deno.test("kMeans() ends where rows are nearest to their center, and centers the mean of their rows", () => {
  for (const seed of [0, 1, 2]) {
    const { assignments, centers, inertia } = kMeans({ ...set, clusters: 7, seed });
    const centerOf = (cluster: number) => [...centers.subarray(3 * cluster, 3 * cluster + 3)];
    let sum = 0;
    const groups = Map.groupBy(assignments.keys(), (row) => assignments[row]!);
    assertEquals(groups.size, 7);
    for (const [cluster, rows] of groups) {
      for (const row of rows) {
        const own = distance(rowOf(row), centerOf(cluster));
        sum += own;
        for (let other = 0; other < 7; other++) {
          // Products are float32: centers as near as that cannot be told apart.
          assertEquals(own <= distance(rowOf(row), centerOf(other)) + 1e-5, true);
        }
      }
      for (let d = 0; d < 3; d++) {
        const mean = rows.reduce((total, row) => total + rowOf(row)[d]!, 0) / rows.length;
        // Centers are float32.
        assertAlmostEquals(centerOf(cluster)[d]!, mean, 1e-6);
      }
    }
    assertAlmostEquals(inertia, sum, 1e-4);
  }
});

Deno.test("more starts never end worse, and a seed says all", () => {
  const once = kMeans({ ...set, clusters: 9, seed: 3 });
  assertEquals(kMeans({ ...set, clusters: 9, seed: 3 }), once);
  assertEquals(kMeans({ ...set, clusters: 9, seed: 3, starts: 5 }).inertia <= once.inertia, true);
});

Deno.test("every row a cluster, and clusters of equal rows, come out whole", () => {
  const each = kMeans({ embeddings: Float32Array.of(1, 5, 2, 9), dimensions: 1, clusters: 4 });
  assertEquals([new Set(each.assignments).size, each.inertia], [4, 0]);
  const equal = kMeans({ embeddings: new Float32Array(8).fill(3), dimensions: 2, clusters: 3 });
  assertEquals(equal.inertia, 0);
});

Deno.test("evaluateClustering() finds classes that lie apart", () => {
  const embeddings = Float32Array.from(set.labels, (label, row) => 100 * label + row / 1000);
  const { nmi, ami, ari, purity } = evaluateClustering({
    embeddings,
    labels: set.labels,
    dimensions: 1,
    starts: 10,
  });
  for (const score of [nmi, ami, ari, purity]) assertAlmostEquals(score, 1, 1e-12);
});

Deno.test("kMeans() leaves no tensor behind, and refuses what cannot be clustered", () => {
  const before = engine.tensorCount();
  kMeans({ ...set, clusters: 3 });
  assertEquals(engine.tensorCount(), before);
  assertThrows(() => kMeans({ ...set, clusters: 241 }), RangeError, "from 1 to 240, found 241");
  assertThrows(() => kMeans({ ...set, clusters: 2, starts: 0 }), RangeError, "starts");
  assertThrows(() => kMeans({ ...set, dimensions: 7, clusters: 2 }), TypeError, "whole rows");
  assertThrows(
    () => evaluateClustering({ ...set, labels: new Int32Array(3) }),
    TypeError,
    "3 labels need embeddings of shape [3, 3]",
  );
});
