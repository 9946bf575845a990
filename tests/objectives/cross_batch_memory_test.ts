import { assertAlmostEquals, assertEquals, assertLess, assertThrows } from "@std/assert";
import { euclidean } from "../../lib/distances/mod.ts";
import { contrastive, tripletMargin } from "../../lib/losses/mod.ts";
import {
  allPairs,
  allTriplets,
  batchHard,
  packagedPairs,
  packagedTriplets,
} from "../../lib/miners/mod.ts";
import {
  crossBatchMemory,
  type Objective,
  queriesAndKeys,
  selfSupervised,
  withinBatch,
} from "../../lib/objectives/mod.ts";
import { mean as meanReducer, sum } from "../../lib/reducers/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import { finiteDifferences, relativeError, type Rows } from "../distances/_points.ts";
import { evaluateSteps, type GivenStep, type MeasuredStep } from "./_evaluate.ts";
import {
  byClassOf,
  contrastiveOfRing,
  type Judge,
  mean,
  ringAt,
  tripletsOfRing,
} from "./_memory_oracle.ts";
import { randomSteps } from "./_random_steps.ts";

await startEngine({ threads: 1 });

const pairs = {
  distance: euclidean(),
  miner: allPairs(),
  loss: contrastive({ form: "hinge", margin: 1.2 }),
  reducer: meanReducer(),
};
const triplets = {
  distance: euclidean(),
  miner: allTriplets(),
  loss: tripletMargin({ margin: 0.4 }),
  reducer: sum(),
};
const memory = { size: 16, dimensions: 3 };

// Six rows a step: the ring is partly empty twice, then wraps in the middle of a batch.
const steps = randomSteps({ count: 6, rows: 6 });

function assertFollows(
  found: readonly MeasuredStep[],
  oracle: (embeddings: Rows, step: number) => number,
  anchors = (embeddings: Rows) => embeddings,
): void {
  found.forEach(({ loss, gradient }, step) => {
    const { embeddings } = steps[step]!;
    const expected = oracle(anchors(embeddings), step);
    // 1e-5: the bar of parity.
    assertLess(Math.abs(loss - expected) / Math.max(1e-3, expected), 1e-5, `step ${step}`);
    const slopes = finiteDifferences((x) => oracle(x, step), anchors(embeddings));
    assertLess(relativeError(gradient.slice(0, slopes.length), slopes), 1e-5, `step ${step}`);
    gradient.slice(slopes.length).flat().forEach((slope) => assertEquals(slope, 0));
  });
}

Deno.test("crossBatchMemory() has the value and gradient of loops over the last rows", () => {
  const found = evaluateSteps(crossBatchMemory({ ...pairs, ...memory }), steps);
  assertFollows(found, (x, step) => {
    const judge = byClassOf(steps[step]!.labels, step);
    return contrastiveOfRing(x, ringAt(steps, step, 16), judge, 1.2);
  });
});

Deno.test("crossBatchMemory() has the triplets of the memory, by product and by table", () => {
  const found = evaluateSteps(crossBatchMemory({ ...triplets, ...memory }), steps);
  const oracle = (x: Rows, step: number) =>
    tripletsOfRing(x, ringAt(steps, step, 16), byClassOf(steps[step]!.labels, step), 0.4);
  assertFollows(found, oracle);
  // Batch-hard's triplets are some of them: none costs less than nothing, nor more than the worst.
  const hard = evaluateSteps(
    crossBatchMemory({ ...triplets, ...memory, miner: batchHard() }),
    steps,
  );
  hard.forEach(({ loss, metrics }, step) => {
    const labelled = steps[step]!.labels.filter((label) => label >= 0).length;
    assertLess(metrics["selected"]!, labelled + 1);
    assertLess(0, loss);
  });
});

Deno.test("crossBatchMemory() never lets a miner pick the anchor's own copy", () => {
  // Each class once: no row has a positive, unless it is its own.
  const lone: GivenStep = { embeddings: steps[0]!.embeddings, labels: [0, 1, 2, 3, 4, 5] };
  const objective = crossBatchMemory({ ...triplets, ...memory, miner: batchHard() });
  const [first, second] = evaluateSteps(objective, [lone, lone]);
  assertEquals([first!.metrics["selected"], first!.loss], [0, 0]);
  // In the second step each meets its copy of the first, but not the one just enqueued.
  assertEquals(second!.metrics["selected"], 6);
  assertEquals(second!.metrics["meanPositiveDistance"], 0);
});

Deno.test("crossBatchMemory() measures the batch against the memory", () => {
  const objective = crossBatchMemory({ ...pairs, ...memory });
  evaluateSteps(objective, steps).forEach(({ metrics }, step) => {
    const judge = byClassOf(steps[step]!.labels, step);
    const distances = { same: [] as number[], different: [] as number[], ignore: [] as number[] };
    steps[step]!.embeddings.forEach((x, anchor) =>
      ringAt(steps, step, 16).forEach((reference) => {
        if (reference === undefined) return;
        const gaps = x.map((a, i) => a - reference.embedding[i]!);
        distances[judge(anchor, reference)].push(Math.hypot(...gaps));
      })
    );
    assertAlmostEquals(metrics["meanPositiveDistance"]!, mean(distances.same), 1e-6);
    assertAlmostEquals(metrics["meanNegativeDistance"]!, mean(distances.different), 1e-6);
    assertEquals(metrics["selected"], distances.same.length + distances.different.length);
  });
});

Deno.test("crossBatchMemory() is withinBatch() before step startAt, and enqueues all the while", () => {
  const warm = evaluateSteps(crossBatchMemory({ ...pairs, ...memory, startAt: 3 }), steps);
  const plain = evaluateSteps(withinBatch(pairs), steps);
  const from = evaluateSteps(crossBatchMemory({ ...pairs, ...memory }), steps);
  assertEquals(warm.slice(0, 3), plain.slice(0, 3));
  assertEquals(warm.slice(3), from.slice(3));
});

Deno.test("crossBatchMemory() adds the batch miner's tuples at their places in the memory", () => {
  const ofBatch = {
    pairs: crossBatchMemory({ ...pairs, ...memory, reducer: sum(), batchMiner: packagedPairs() }),
    triplets: crossBatchMemory({
      ...triplets,
      ...memory,
      miner: batchHard(),
      batchMiner: packagedTriplets(),
    }),
  };
  // In the memory each tuple is found with the very distances that it has in the batch.
  const alone = {
    pairs: [
      crossBatchMemory({ ...pairs, ...memory, reducer: sum() }),
      withinBatch({ ...pairs, reducer: sum(), miner: packagedPairs() }),
    ],
    triplets: [
      crossBatchMemory({ ...triplets, ...memory, miner: batchHard() }),
      withinBatch({ ...triplets, miner: packagedTriplets() }),
    ],
  };
  for (const kind of ["pairs", "triplets"] as const) {
    const [inMemory, inBatch] = alone[kind].map((it: Objective) => evaluateSteps(it, steps));
    evaluateSteps(ofBatch[kind], steps).forEach(({ loss, metrics }, step) => {
      const parts = [inMemory![step]!, inBatch![step]!];
      assertAlmostEquals(loss, parts[0]!.loss + parts[1]!.loss, 1e-5);
      assertEquals(
        metrics["selected"],
        parts[0]!.metrics["selected"]! + parts[1]!.metrics["selected"]!,
      );
    });
  }
});

Deno.test("crossBatchMemory() of given keys enqueues them alone, and no query is its own copy", () => {
  const objective = queriesAndKeys({
    objective: crossBatchMemory({ ...pairs, ...memory, size: 8 }),
  });
  assertFollows(
    evaluateSteps(objective, steps),
    (x, step) => {
      const ring = ringAt(steps, step, 8, (row) => row >= 3);
      return contrastiveOfRing(x, ring, byClassOf(steps[step]!.labels, step), 1.2);
    },
    (embeddings) => embeddings.slice(0, 3),
  );
});

Deno.test("crossBatchMemory() of views has rows of earlier batches as negatives", () => {
  const objective = selfSupervised({ objective: crossBatchMemory({ ...pairs, ...memory }) });
  assertFollows(evaluateSteps(objective, steps), (x, step) => {
    const judge: Judge = (anchor, { step: at, row }) => {
      if (at !== step) return "different";
      return row === anchor ? "ignore" : row % 3 === anchor % 3 ? "same" : "different";
    };
    return contrastiveOfRing(x, ringAt(steps, step, 16), judge, 1.2);
  });
});

Deno.test("crossBatchMemory() refuses a memory smaller than a batch, and miners it cannot join", () => {
  const small = crossBatchMemory({ ...pairs, ...memory, size: 5 });
  assertThrows(() => evaluateSteps(small, steps), RangeError, "Cannot remember 6 rows");
  assertThrows(
    () => crossBatchMemory({ ...pairs, ...memory, startAt: 0.5 }),
    RangeError,
    "startAt must be a whole number ≥ 0, found 0.5",
  );
  assertThrows(
    () => crossBatchMemory({ ...triplets, ...memory, batchMiner: packagedTriplets() }),
    TypeError,
    "found product and table",
  );
});
