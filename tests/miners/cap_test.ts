import { assert, assertEquals, assertLess, assertThrows } from "@std/assert";
import {
  allPairs,
  allTriplets,
  angular,
  batchHard,
  capPairs,
  capTriplets,
  type ListedTriplet,
  listTriplets,
  marginWindow,
  type Miner,
  type MiningInputs,
  type Pairs,
  semiHard,
  semiHardSingle,
  skipNearestNegatives,
  type Triplets,
} from "../../lib/miners/mod.ts";
import { byClass } from "../../lib/relations/mod.ts";
import { scalar, startEngine, tensor1d, tensor2d } from "../../lib/tensor/mod.ts";
import { table } from "../distances/_points.ts";
import { chiSquared, histogram, ONE_IN_A_MILLION } from "../random/chi_squared.ts";
import { batches, coarseMargin, type Meeting, meetings } from "./_batches.ts";
import { sidesOf } from "./_brute_force.ts";

await startEngine({ threads: 1 });

const miners: Readonly<Record<string, Miner<Triplets>>> = {
  "all-triplets": allTriplets(),
  "semi-hard": semiHard(),
  "margin-window": marginWindow(),
  "semi-hard-single": semiHardSingle(),
  "batch-hard": batchHard(),
  angular: angular(),
};

function inputs({ labels, distances, among }: Meeting): MiningInputs {
  const { anchors, references } = sidesOf(labels);
  const others = "anchors" in labels ? tensor1d([...references], "int32") : undefined;
  const scores = (rows: number[][]) =>
    ({ kind: "distance", form: "euclidean", range: [0, 2], matrix: tensor2d(rows) }) as const;
  return {
    scores: scores(distances),
    relation: byClass(tensor1d([...anchors], "int32"), others),
    numbers: { margin: scalar(coarseMargin), angle: scalar(20) },
    seed: tensor1d([20, 26], "int32"),
    ...(among && { amongReferences: () => scores(among) }),
  };
}

const words = ({ anchor, positive, negative }: ListedTriplet) =>
  `${anchor} ${positive} ${negative}`;

for (const [name, miner] of Object.entries(miners)) {
  Deno.test(`capTriplets() keeps so many of ${name}'s, each once, and no other`, async () => {
    for (const meeting of [...batches, ...meetings]) {
      const given = inputs(meeting);
      const whole = await listTriplets(miner.mine(given), given.scores.matrix);
      const allowed = new Set(whole.map(words));
      for (const perAnchor of [1, 3, 12]) {
        const capped = capTriplets(miner, perAnchor).mine(given);
        assertEquals(capped.weight.shape, [meeting.distances.length * perAnchor]);
        const kept = (await listTriplets(capped, given.scores.matrix)).map(words);
        assertEquals(new Set(kept).size, kept.length);
        assert(kept.every((triplet) => allowed.has(triplet)), meeting.name);
        for (const anchor of meeting.distances.keys()) {
          const count = (list: string[]) =>
            list.filter((triplet) => triplet.startsWith(`${anchor} `)).length;
          assertEquals(count(kept), Math.min(perAnchor, count([...allowed])), meeting.name);
        }
      }
    }
  });
}

/** Many anchors of three positives, at 1, 2 and 3, and of two negatives, at 2.5 and 9. */
function manyAnchors(count: number): MiningInputs {
  const row = [1, 2, 3, 2.5, 9];
  return {
    scores: {
      kind: "distance",
      form: "euclidean",
      range: [0, Infinity],
      matrix: tensor2d(table(count, 5, (_, column) => row[column]!)),
    },
    relation: {
      positive: tensor2d(table(count, 5, (_, column) => column < 3 ? 1 : 0)),
      negative: tensor2d(table(count, 5, (_, column) => column < 3 ? 0 : 1)),
    },
    numbers: { margin: scalar(7) },
    seed: tensor1d([20, 26], "int32"),
  };
}

Deno.test("capTriplets() draws each triplet equally often", async () => {
  const given = manyAnchors(12_000);
  const drawn = await listTriplets(capTriplets(allTriplets(), 1).mine(given), given.scores.matrix);
  const six = ["0 3", "0 4", "1 3", "1 4", "2 3", "2 4"];
  const found = drawn.map(({ positive, negative }) => six.indexOf(`${positive} ${negative}`));
  assertLess(chiSquared(histogram(found, 6), 2000), ONE_IN_A_MILLION[5]);
});

Deno.test("capPairs() draws each pair equally often, and keeps its count", () => {
  const count = 12_000;
  const twice: Miner<Pairs, never> = {
    ...allPairs(),
    mine: () => ({
      kind: "pairs",
      positive: tensor2d(table(count, 6, () => 2)),
      negative: tensor2d(table(count, 6, () => 0)),
    }),
  };
  const { positive } = capPairs(twice, 1).mine({ ...manyAnchors(count), numbers: {} });
  const rows = positive.arraySync();
  assert(rows.every((row) => row.toSorted().join(" ") === "0 0 0 0 0 2"));
  const found = rows.map((row) => row.indexOf(2));
  assertLess(chiSquared(histogram(found, 6), count / 6), ONE_IN_A_MILLION[5]);
});

Deno.test("capPairs() keeps so many positive and so many negative pairs of an anchor", () => {
  for (const meeting of [...batches, ...meetings]) {
    const given = { ...inputs(meeting), numbers: {} };
    const whole = allPairs().mine(given);
    const kept = capPairs(allPairs(), 2).mine(given);
    for (const side of ["positive", "negative"] as const) {
      const [all, some] = [whole[side].arraySync(), kept[side].arraySync()];
      some.forEach((row, anchor) => {
        assert(row.every((value, column) => value === 0 || value === all[anchor]![column]));
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
        assertEquals(sum(row), Math.min(2, sum(all[anchor]!)), meeting.name);
      });
    }
  }
});

Deno.test("caps and skips that are no whole numbers are refused", () => {
  assertThrows(() => capTriplets(allTriplets(), 0), RangeError, "at least 1, found 0");
  assertThrows(() => capPairs(allPairs(), 1.5), RangeError, "at least 1, found 1.5");
  assertThrows(() => skipNearestNegatives(allPairs(), -1), RangeError, "at least 0, found -1");
});

Deno.test("capTriplets() and capPairs() refuse to draw without a seed", () => {
  const { seed: _, ...given } = manyAnchors(4);
  assertThrows(
    () => capTriplets(allTriplets(), 1).mine(given),
    TypeError,
    "Cannot cap the triplets of an anchor: it draws at random and needs a seed, found none",
  );
  assertThrows(() => capPairs(allPairs(), 1).mine(given), TypeError, "needs a seed");
});
