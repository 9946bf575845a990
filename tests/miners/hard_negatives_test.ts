import { assert, assertEquals, assertNotEquals, assertRejects, assertThrows } from "@std/assert";
import {
  type HardNegativeOptions,
  type HardNegatives,
  mineHardNegatives,
  pairsOfTriplets,
} from "../../lib/miners/mod.ts";
import { integerBelow, streams } from "../../lib/random/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";

const engine = await startEngine({ threads: 1 });

/** Points on a grid of eighths, so that distances along one axis are exact and many are equal. */
const count = 40;
const prng = streams(5).open("evaluation", "grid");
const points = Float32Array.from({ length: count }, () => integerBelow(prng, 33) / 8);
const labels = Int32Array.from(
  { length: count },
  (_, row) => row < 3 ? -1 : row === 3 ? 9 : integerBelow(prng, 4),
);
const data = { embeddings: points, dimensions: 1, labels, seed: 1 };

interface Bounds extends Partial<HardNegativeOptions> {
  readonly positives: "nearest" | "farthest";
}

/** The same by plain loops. */
function expected(options: Bounds): Pick<HardNegatives, "report"> & { triplets: number[] } {
  const { positives, positivesPerAnchor = 1, ranks: [from, to] = [0, 10] } = options;
  const { nearest = 0, farthest = Infinity, leastMargin = -Infinity, mostMargin = Infinity } =
    options;
  const { negativesPerPositive = 1 } = options;
  const d = (a: number, b: number) => Math.abs(points[a]! - points[b]!);
  const all = [...labels.keys()];
  const triplets: number[] = [];
  const leftOut = { outsideRanks: 0, tooNear: 0, tooFar: 0, tooHard: 0, tooEasy: 0, overCap: 0 };
  const counts = { anchors: 0, pairs: 0, pairsOverCap: 0, pairsWithoutNegative: 0, candidates: 0 };
  const rows = { unlabelled: 0, withoutPositive: 0, withoutNegative: 0 };
  for (const a of all) {
    const same = all.filter((b) => b !== a && labels[b] === labels[a]);
    const other = all.filter((b) => labels[b]! >= 0 && labels[b] !== labels[a]);
    if (labels[a]! < 0) rows.unlabelled++;
    else if (same.length === 0) rows.withoutPositive++;
    else if (other.length === 0) rows.withoutNegative++;
    if (labels[a]! < 0 || same.length === 0 || other.length === 0) continue;
    counts.anchors++;
    const sign = positives === "nearest" ? 1 : -1;
    const pairs = same.sort((b, c) => sign * (d(a, b) - d(a, c)) || b - c)
      .slice(0, positivesPerAnchor);
    counts.pairsOverCap += same.length - pairs.length;
    const ranked = other.sort((b, c) => d(a, b) - d(a, c) || b - c);
    for (const p of pairs) {
      counts.pairs++;
      let taken = 0;
      ranked.forEach((n, rank) => {
        counts.candidates++;
        const gap = d(a, n) - d(a, p);
        if (rank < from || rank >= to) leftOut.outsideRanks++;
        else if (d(a, n) < nearest) leftOut.tooNear++;
        else if (d(a, n) > farthest) leftOut.tooFar++;
        else if (gap < leastMargin) leftOut.tooHard++;
        else if (gap > mostMargin) leftOut.tooEasy++;
        else if (taken === negativesPerPositive) leftOut.overCap++;
        else {
          taken++;
          triplets.push(a, p, n);
        }
      });
      if (taken === 0) counts.pairsWithoutNegative++;
    }
  }
  return {
    triplets,
    report: {
      rows: count,
      ...counts,
      rowsLeftOut: rows,
      triplets: triplets.length / 3,
      candidatesLeftOut: leftOut,
    },
  };
}

const settings: readonly Bounds[] = [
  { positives: "nearest" },
  { positives: "farthest", positivesPerAnchor: 3, negativesPerPositive: 4 },
  { positives: "nearest", positivesPerAnchor: 100, ranks: [2, 7], negativesPerPositive: 100 },
  { positives: "nearest", positivesPerAnchor: 2, nearest: 0.25, farthest: 0.75, ranks: [0, 100] },
  {
    positives: "farthest",
    leastMargin: -0.5,
    mostMargin: 0.25,
    negativesPerPositive: 2,
    ranks: [1, 20],
  },
  { positives: "nearest", nearest: 100 },
];

for (const options of settings) {
  Deno.test(`mineHardNegatives(${JSON.stringify(options)}) equals plain loops, in any blocks`, async () => {
    for (const blockSize of [undefined, 1, 7]) {
      const before = engine.tensorCount();
      const found = await mineHardNegatives({
        ...data,
        ...options,
        ...(blockSize && { blockSize }),
      });
      assertEquals(engine.tensorCount(), before);
      const { triplets, report } = expected(options);
      assertEquals([...found.triplets], triplets);
      assertEquals(found.report, report);
      const distances = (place: number) =>
        Float32Array.from(
          { length: report.triplets },
          (_, row) => Math.abs(points[triplets[3 * row]!]! - points[triplets[3 * row + place]!]!),
        );
      assertEquals(found.positiveDistances, distances(1));
      assertEquals(found.negativeDistances, distances(2));
    }
  });
}

Deno.test("mineHardNegatives() accounts for every row and every candidate", async () => {
  for (const options of settings) {
    const { report } = await mineHardNegatives({ ...data, ...options });
    const sum = (counts: object) =>
      Object.values(counts).reduce((total: number, count: number) => total + count, 0);
    assertEquals(report.anchors + sum(report.rowsLeftOut), report.rows);
    assertEquals(report.triplets + sum(report.candidatesLeftOut), report.candidates);
  }
});

Deno.test("mineHardNegatives() draws positives and negatives from the seed, whatever the blocks", async () => {
  const random = {
    ...data,
    positivesPerAnchor: 2,
    negativesPerPositive: 2,
    choose: "random",
    ranks: [0, 15],
  } as const;
  const found = await mineHardNegatives(random);
  assertEquals(await mineHardNegatives({ ...random, blockSize: 3 }), found);
  assertNotEquals((await mineHardNegatives({ ...random, seed: 2 })).triplets, found.triplets);
  const seen = new Set<string>();
  for (let place = 0; place < found.triplets.length; place += 3) {
    const [a, p, n] = found.triplets.subarray(place, place + 3) as unknown as [
      number,
      number,
      number,
    ];
    assert(a !== p && labels[a] === labels[p] && labels[a]! >= 0);
    assert(labels[n]! >= 0 && labels[n] !== labels[a]);
    seen.add(`${a} ${p} ${n}`);
  }
  assertEquals(seen.size, found.report.triplets);
  // 36 rows of four classes have others of theirs, and two of them each are taken.
  assertEquals(found.report.pairs, 2 * 36);
  assertEquals(found.report.triplets, 4 * 36);
});

Deno.test("mineHardNegatives() finds nothing in one class, in lone rows and in no rows at all", async () => {
  const of = async (...labels: number[]) =>
    (await mineHardNegatives({
      embeddings: Float32Array.from(labels, (_, row) => row),
      dimensions: 1,
      labels: Int32Array.from(labels),
      seed: 0,
    })).report;
  assertEquals((await of(2, 2, 2)).rowsLeftOut.withoutNegative, 3);
  assertEquals((await of(0, 1, 2)).rowsLeftOut.withoutPositive, 3);
  assertEquals((await of(0, 0, 2)).triplets, 2);
  assertEquals((await of(-1, -1)).rowsLeftOut.unlabelled, 2);
  assertEquals((await of()).rows, 0);
});

Deno.test("mineHardNegatives() refuses options that make no sense", async () => {
  const mine = (options: Partial<HardNegativeOptions>) =>
    mineHardNegatives({ ...data, ...options });
  await assertRejects(
    () => mine({ dimensions: 2 }),
    TypeError,
    "embeddings must be [40, 2], found 40",
  );
  await assertRejects(() => mine({ ranks: [3, 3] }), RangeError, "found 3 and 3");
  await assertRejects(
    () => mine({ negativesPerPositive: 0 }),
    RangeError,
    "negativesPerPositive must be a whole number of at least 1, found 0",
  );
  await assertRejects(
    () => mine({ embeddings: points.map((x, row) => row === 7 ? NaN : x) }),
    RangeError,
    "must be finite",
  );
  assertThrows(
    () => pairsOfTriplets(Int32Array.of(1, 2)),
    TypeError,
    "a multiple of 3 rows, found 2",
  );
});
