import { assert, assertEquals } from "@std/assert";
import type { Scores } from "../../lib/distances/mod.ts";
import {
  asPairs,
  listPairs,
  listTriplets,
  miners,
  type Pairs,
  type Selection,
} from "../../lib/miners/mod.ts";
import { createPart, type PartName } from "../../lib/parts/mod.ts";
import { byClass } from "../../lib/relations/mod.ts";
import {
  compile,
  scalar,
  startEngine,
  type Tensor1D,
  tensor1d,
  type Tensor2D,
  tensor2d,
  tidy,
} from "../../lib/tensor/mod.ts";
import { table } from "../distances/_points.ts";
import { type Batch, batches, coarseMargin } from "./_batches.ts";
import { chosenTriplets, isNegative, isPositive, pairsOf, type Triplet } from "./_brute_force.ts";

const engine = await startEngine({ threads: 1 });
const names = Object.keys(miners) as PartName<typeof miners>[];

function asScores(matrix: Tensor2D): Scores<"distance"> {
  return { kind: "distance", form: "euclidean", range: [0, Infinity], matrix };
}

function mine(name: PartName<typeof miners>, labels: Tensor1D, distances: Tensor2D): Selection {
  return createPart(miners, { name })
    .mine({
      scores: asScores(distances),
      relation: byClass(labels),
      numbers: { margin: scalar(coarseMargin), angle: scalar(20) },
    });
}

/** The triplets that a miner should choose, or undefined for one that chooses pairs. */
function expectedTriplets(name: PartName<typeof miners>, batch: Batch): Triplet[] | undefined {
  if (name === "all-pairs" || name === "packaged-pairs") return undefined;
  return chosenTriplets[name](batch.labels, batch.distances, coarseMargin);
}

function expectedPairs(
  name: PartName<typeof miners>,
  batch: Batch,
): { same: number[][]; different: number[][] } {
  const { labels } = batch;
  const size = labels.length;
  const [same, different] = [table(size, size, () => 0), table(size, size, () => 0)];
  const triplets = expectedTriplets(name, batch);
  if (triplets !== undefined) {
    for (const { anchor, positive, negative } of triplets) {
      same[anchor]![positive]! += 1;
      different[anchor]![negative]! += 1;
    }
    return { same, different };
  }
  const taken = (row: number, other: number) =>
    name === "all-pairs" || (row % 2 === 0 && other === row + 1);
  for (const [row, other] of pairsOf(labels, isPositive)) {
    same[row]![other] = taken(row, other) ? 1 : 0;
  }
  for (const [row, other] of pairsOf(labels, isNegative)) {
    different[row]![other] = taken(row, other) ? 1 : 0;
  }
  return { same, different };
}

function countsOf(pairs: Pairs) {
  return { same: pairs.positive.arraySync(), different: pairs.negative.arraySync() };
}

const inOrder = (list: readonly Triplet[]) =>
  list.map(({ anchor, positive, negative }) => `${anchor} ${positive} ${negative}`).sort();

for (const name of names) {
  Deno.test(`${name} chooses what plain loops choose, ties included`, async () => {
    for (const batch of batches) {
      const [labels, distances] = [tensor1d(batch.labels, "int32"), tensor2d(batch.distances)];
      const selection = mine(name, labels, distances);
      const expected = expectedTriplets(name, batch);
      if (selection.kind === "pairs") {
        assertEquals(expected, undefined);
      } else {
        const listed = await listTriplets(selection, distances);
        assertEquals(inOrder(listed), inOrder(expected ?? []), batch.name);
        assert(listed.every(({ count }) => count === 1));
      }
    }
  });

  Deno.test(`${name} counts each pair as often as plain loops do`, async () => {
    for (const batch of batches) {
      const distances = tensor2d(batch.distances);
      const pairs = asPairs(mine(name, tensor1d(batch.labels, "int32"), distances), distances);
      const expected = expectedPairs(name, batch);
      assertEquals(countsOf(pairs), expected, batch.name);
      const listed = await listPairs(pairs);
      const total = [...expected.same.flat(), ...expected.different.flat()];
      assertEquals(
        listed.reduce((sum, { count }) => sum + count, 0),
        total.reduce((sum, count) => sum + count, 0),
      );
    }
  });

  Deno.test(`${name} leaks no tensors, writes to no input, and is the same compiled`, () => {
    const batch = batches[0]!;
    const [labels, distances] = [tensor1d(batch.labels, "int32"), tensor2d(batch.distances)];
    const before = engine.tensorCount();
    const counted = (y: Tensor1D, d: Tensor2D) => {
      const { positive, negative } = asPairs(mine(name, y, d), d);
      return { positive, negative };
    };
    const eager = tidy(() => countsOf({ kind: "pairs", ...counted(labels, distances) }));
    assertEquals(engine.tensorCount(), before);
    using compiled = compile(counted);
    assertEquals(countsOf({ kind: "pairs", ...compiled(labels, distances) }), eager);
    assertEquals(distances.arraySync(), batch.distances);
    assertEquals([...labels.dataSync()], batch.labels);
  });
}

Deno.test("miners that go by distance follow a permutation of the rows", () => {
  const order = [7, 2, 10, 0, 5, 11, 1, 8, 3, 9, 4, 6];
  const { labels } = batches[0]!;
  // All distances differ: among equal ones the first row is taken, which an order decides.
  const distances = table(12, 12, (row, column) => (row * 29 + column * 17) % 149 / 64);
  const moved = table(12, 12, (row, column) => distances[order[row]!]![order[column]!]!);
  for (
    const name of [
      "all-pairs",
      "all-triplets",
      "batch-hard",
      "semi-hard",
      "semi-hard-single",
    ] as const
  ) {
    const counts = (y: number[], d: number[][]) =>
      tidy(() => countsOf(asPairs(mine(name, tensor1d(y, "int32"), tensor2d(d)), tensor2d(d))));
    const [plain, permuted] = [
      counts(labels, distances),
      counts(order.map((row) => labels[row]!), moved),
    ];
    for (const label of ["same", "different"] as const) {
      assertEquals(
        permuted[label],
        table(12, 12, (row, column) => plain[label][order[row]!]![order[column]!]!),
      );
    }
  }
});
