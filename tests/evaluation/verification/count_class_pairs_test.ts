import { assertAlmostEquals, assertEquals, assertRejects } from "@std/assert";
import {
  countClassPairs,
  countPairs,
  equalErrorRate,
  evaluateVerification,
  type PairLabel,
  rocAuc,
  trueAcceptRate,
} from "../../../lib/evaluation/mod.ts";
import { startEngine } from "../../../lib/tensor/mod.ts";
import { randomSet } from "../_random_set.ts";

await startEngine({ threads: 1 });

const set = randomSet({ seed: "pairs", count: 300, dimensions: 5, classes: 9 });

/** All pairs in plain loops. */
function listPairs(
  { embeddings, labels, dimensions }: typeof set,
  holds: (first: number, second: number) => boolean = () => true,
) {
  const pairs = { distances: [] as number[], labels: [] as PairLabel[] };
  for (let i = 0; i < labels.length; i++) {
    for (let j = 0; j < i; j++) {
      if (!holds(labels[i]!, labels[j]!)) continue;
      let sum = 0;
      for (let d = 0; d < dimensions; d++) {
        sum += (embeddings[i * dimensions + d]! - embeddings[j * dimensions + d]!) ** 2;
      }
      pairs.distances.push(Math.sqrt(sum));
      pairs.labels.push(labels[i] === labels[j] ? "same" : "different");
    }
  }
  return pairs;
}

Deno.test("countClassPairs() agrees with sorting all pairs", async () => {
  const { counts } = await countClassPairs(set);
  const sorted = countPairs(listPairs(set));
  // Ties within one of 2^18 steps, and float32 products: far below 1e-6.
  assertAlmostEquals(rocAuc(counts), rocAuc(sorted), 1e-6);
  assertAlmostEquals(equalErrorRate(counts).rate, equalErrorRate(sorted).rate, 1e-4);
  assertAlmostEquals(equalErrorRate(counts).threshold, equalErrorRate(sorted).threshold, 1e-3);
  assertEquals(counts.same.at(-1), sorted.same.at(-1));
  assertEquals(counts.different.at(-1), sorted.different.at(-1));
  for (const rate of [0.1, 0.01, 0.001]) {
    const [ours, exact] = [trueAcceptRate(counts, rate), trueAcceptRate(sorted, rate)];
    assertAlmostEquals(ours.trueAccepts, exact.trueAccepts, 2 / sorted.same.at(-1)!);
  }
});

Deno.test("each fold's pairs lie within its classes, and its threshold's outside", async () => {
  const { folds } = await countClassPairs({ ...set, folds: 3 });
  assertEquals(folds.length, 3);
  const all = listPairs(set).distances.length;
  const held = folds.map(({ held }) => held.same.at(-1)! + held.different.at(-1)!);
  const choosing = folds.map(({ choosing }) => choosing.same.at(-1)! + choosing.different.at(-1)!);
  // A pair within a fold is outside of two of the three, a pair between two folds outside of one.
  const within = held.reduce((a, b) => a + b);
  assertEquals(choosing.reduce((a, b) => a + b), 2 * within + (all - within));
  const same = folds.reduce((sum, fold) => sum + fold.held.same.at(-1)!, 0);
  assertEquals(same, listPairs(set, (a, b) => a === b).distances.length);
});

Deno.test("verification does not see the order of rows, nor the names of classes", async () => {
  const scores = await evaluateVerification({ ...set, folds: 2 });
  const rows = [...set.labels.keys()].reverse();
  const turned = await evaluateVerification({
    folds: 2,
    dimensions: set.dimensions,
    labels: set.labels.toReversed(),
    embeddings: Float32Array.from(
      rows.flatMap((row) => [...set.embeddings.subarray(5 * row, 5 * row + 5)]),
    ),
  });
  // A product's last bit may depend on where its row stands, and move it to the next bin.
  assertAlmostEquals(turned.auc, scores.auc, 1e-6);
  assertEquals([turned.same, turned.different], [scores.same, scores.different]);
});

Deno.test("collapsed embeddings verify no better than chance", async () => {
  const collapsed = { ...set, embeddings: new Float32Array(set.embeddings.length).fill(0.5) };
  const { auc, equalError } = await evaluateVerification(collapsed);
  assertAlmostEquals(auc, 0.5, 1e-12);
  assertAlmostEquals(equalError.rate, 0.5, 1e-12);
});

Deno.test("three classes have no folds; one class has no different pair", async () => {
  const three = { ...set, labels: set.labels.map((label) => label % 3) };
  assertEquals((await evaluateVerification(three)).accuracy, undefined);
  await assertRejects(
    () => countClassPairs({ ...set, labels: new Int32Array(300) }),
    RangeError,
    "found 44850 and 0",
  );
  await assertRejects(
    () => countClassPairs({ ...set, dimensions: 4 }),
    TypeError,
    "Cannot verify: 300 labels need embeddings of shape [300, 4]",
  );
});
