import { assert, assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import type { Scores } from "../../lib/distances/mod.ts";
import {
  asPairs,
  listPairs,
  listTriplets,
  type Miner,
  miners,
  type Pairs,
  type Selection,
} from "../../lib/miners/mod.ts";
import { createPart, partConfigSchema, type PartName } from "../../lib/parts/mod.ts";
import { byClass } from "../../lib/relations/mod.ts";
import {
  compile,
  scalars,
  startEngine,
  tensor1d,
  type Tensor2D,
  tensor2d,
  tidy,
} from "../../lib/tensor/mod.ts";
import { table } from "../distances/_points.ts";
import { batches, type Meeting, meetings } from "./_batches.ts";
import { isNegative, isPositive, sidesOf, type Triplet } from "./_brute_force.ts";
import { type MinerCase, minerCases } from "./_miner_cases.ts";

const engine = await startEngine({ threads: 1 });

function asScores(matrix: Tensor2D): Scores<"distance"> {
  return { kind: "distance", form: "euclidean", range: [0, Infinity], matrix };
}

/** Mines, given the tensors that change from step to step. */
function mine(
  { config }: MinerCase,
  { labels, among }: Meeting,
  distances: Tensor2D,
  seed = tensor1d([3, 5], "int32"),
): Selection {
  const { anchors, references } = sidesOf(labels);
  const others = "anchors" in labels ? tensor1d([...references], "int32") : undefined;
  const miner: Miner = createPart(miners, config);
  return miner.mine({
    scores: asScores(distances),
    relation: byClass(tensor1d([...anchors], "int32"), others),
    numbers: scalars(miner.numbers),
    dimensions: 6,
    seed,
    ...(among && { amongReferences: () => asScores(tensor2d(among)) }),
  });
}

function expectedPairs(
  { triplets, pairs }: MinerCase,
  meeting: Meeting,
): { same: number[][]; different: number[][] } {
  const { anchors, references } = sidesOf(meeting.labels);
  const empty = () => table(anchors.length, references.length, () => 0);
  const [same, different] = [empty(), empty()];
  const add = (counts: number[][], row: number, column: number) => counts[row]![column]! += 1;
  for (const { anchor, positive, negative } of triplets?.(meeting) ?? []) {
    add(same, anchor, positive);
    add(different, anchor, negative);
  }
  const chosen = pairs?.(meeting);
  for (const [row, column] of chosen?.same ?? []) add(same, row, column);
  for (const [row, column] of chosen?.different ?? []) add(different, row, column);
  return { same, different };
}

function countsOf(pairs: Pairs) {
  return { same: pairs.positive.arraySync(), different: pairs.negative.arraySync() };
}

function countPairs(of: MinerCase, meeting: Meeting) {
  return tidy(() => {
    const distances = tensor2d(meeting.distances);
    return countsOf(asPairs(mine(of, meeting, distances), distances));
  });
}

const inOrder = (list: readonly Triplet[]) =>
  list.map(({ anchor, positive, negative }) => `${anchor} ${positive} ${negative}`).sort();

Deno.test("each miner of the family has a case here, and parses from its name alone", () => {
  for (const name of Object.keys(miners) as PartName<typeof miners>[]) {
    assert(minerCases.some(({ config }) => config.name === name), `no case for ${name}`);
    partConfigSchema(miners).parse({ name });
  }
});

function testChoice(each: MinerCase, name: string, met: readonly Meeting[]): void {
  Deno.test(`${name} chooses what plain loops choose, ties included`, async () => {
    for (const meeting of met) {
      const distances = tensor2d(meeting.distances);
      const selection = mine(each, meeting, distances);
      assertEquals(selection.kind === "pairs", each.triplets === undefined);
      if (selection.kind === "pairs") continue;
      const listed = await listTriplets(selection, distances);
      assertEquals(inOrder(listed), inOrder(each.triplets!(meeting)), meeting.name);
      assert(listed.every(({ count }) => count === 1));
    }
  });

  Deno.test(`${name} counts each pair as often as plain loops do`, async () => {
    for (const meeting of met) {
      const distances = tensor2d(meeting.distances);
      const pairs = asPairs(mine(each, meeting, distances), distances);
      const expected = expectedPairs(each, meeting);
      assertEquals(countsOf(pairs), expected, meeting.name);
      const listed = await listPairs(pairs);
      const total = [...expected.same.flat(), ...expected.different.flat()];
      assertEquals(
        listed.reduce((sum, { count }) => sum + count, 0),
        total.reduce((sum, count) => sum + count, 0),
      );
    }
  });
}

function testDraws(each: MinerCase, name: string, met: readonly Meeting[]): void {
  Deno.test(`${name} draws pairs of the right classes only`, () => {
    for (const meeting of met) {
      const { same, different } = countPairs(each, meeting);
      const { anchors, references } = sidesOf(meeting.labels);
      for (const anchor of anchors.keys()) {
        for (const other of references.keys()) {
          const words = `${meeting.name} ${anchor} ${other}`;
          if (!isPositive(meeting.labels, anchor, other)) {
            assertEquals(same[anchor]![other], 0, words);
          }
          if (!isNegative(meeting.labels, anchor, other)) {
            assertEquals(different[anchor]![other], 0, words);
          }
        }
      }
    }
  });

  Deno.test(`${name} draws the same from one seed, and something else from another`, () => {
    const [meeting] = met;
    const draw = (...seed: number[]) =>
      tidy(() => {
        const distances = tensor2d(meeting!.distances);
        const from = tensor1d(seed, "int32");
        return countsOf(asPairs(mine(each, meeting!, distances, from), distances));
      });
    assertEquals(draw(1, 2), draw(1, 2));
    assertNotEquals(draw(1, 2), draw(1, 3));
    assertNotEquals(draw(1, 2), draw(2, 2));
  });

  Deno.test(`${name} refuses to draw without a seed`, () => {
    const miner: Miner = createPart(miners, each.config);
    const scores = asScores(tensor2d([[0, 1], [1, 0]]));
    const relation = byClass(tensor1d([0, 0], "int32"));
    assertThrows(
      () => miner.mine({ scores, relation, numbers: {}, dimensions: 6 }),
      TypeError,
      "needs a seed, found none",
    );
  });
}

for (const each of minerCases) {
  const name = Object.values(each.config).map((value) =>
    typeof value === "object" ? Object.values(value).join(" ") : value
  ).join(" ");
  const met: readonly Meeting[] = each.withinBatch ? batches : [...batches, ...meetings];

  if (!each.draws) testChoice(each, name, met);
  else testDraws(each, name, met);

  Deno.test(`${name} leaks no tensors, writes to no input, and is the same compiled`, () => {
    for (const meeting of [met[0]!, met.at(-1)!]) {
      const distances = tensor2d(meeting.distances);
      const before = engine.tensorCount();
      const eager = countPairs(each, meeting);
      assertEquals(engine.tensorCount(), before);
      using compiled = compile((d: Tensor2D) => {
        const { positive, negative } = asPairs(mine(each, meeting, d), d);
        return { positive, negative };
      });
      assertEquals(countsOf({ kind: "pairs", ...compiled(distances) }), eager);
      assertEquals(distances.arraySync(), meeting.distances);
    }
  });

  if (each.withinBatch) {
    Deno.test(`${name} refuses other references: ${each.withinBatch}`, () => {
      const lists = meetings.filter(({ distances }) =>
        distances.length % 6 === 0 ||
        distances.length % 4 === 0
      );
      assertEquals(lists.length > 0, true);
      for (const meeting of lists) {
        assertThrows(() => countPairs(each, meeting), RangeError, "a batch that meets itself");
      }
    });
  }

  if (!each.ordered && !each.draws) {
    Deno.test(`${name} follows a permutation of the rows`, () => {
      const order = [7, 2, 10, 0, 5, 11, 1, 8, 3, 9, 4, 6];
      const { labels } = batches[0]!;
      // All distances differ: among equal ones the first row is taken, which an order decides.
      const distances = table(12, 12, (row, column) => (row * 29 + column * 17) % 149 / 64);
      const moved = table(12, 12, (row, column) => distances[order[row]!]![order[column]!]!);
      const plain = countPairs(each, { name, labels, distances });
      const permuted = countPairs(each, {
        name,
        labels: order.map((row) => labels[row]!),
        distances: moved,
      });
      for (const label of ["same", "different"] as const) {
        assertEquals(
          permuted[label],
          table(12, 12, (row, column) => plain[label][order[row]!]![order[column]!]!),
        );
      }
    });
  }
}
