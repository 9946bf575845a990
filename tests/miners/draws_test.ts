import { assert, assertEquals, assertLess } from "@std/assert";
import { distanceWeighted, type MiningInputs, uniformHistogram } from "../../lib/miners/mod.ts";
import { distinctRanks } from "../../lib/miners/_distinct_ranks.ts";
import { scalar, startEngine, tensor1d, tensor2d, tidy } from "../../lib/tensor/mod.ts";
import { table } from "../distances/_points.ts";
import { chiSquared, histogram, ONE_IN_A_MILLION } from "../random/chi_squared.ts";

await startEngine({ threads: 1 });

/** Draws of all tests here come from this seed. */
const seed = () => tensor1d([20, 26], "int32");

/** Rows of distances of which the first `positives` are to positives, the rest to negatives. */
function inputs(distances: number[][], positives: number): Omit<MiningInputs, "numbers"> {
  const [rows, columns] = [distances.length, distances[0]!.length];
  return {
    scores: {
      kind: "distance",
      form: "euclidean",
      range: [0, 2],
      matrix: tensor2d(distances, [rows, columns]),
    },
    relation: {
      positive: tensor2d(table(rows, columns, (_, column) => column < positives ? 1 : 0)),
      negative: tensor2d(table(rows, columns, (_, column) => column < positives ? 0 : 1)),
    },
    seed: seed(),
  };
}

Deno.test("distanceWeighted() draws negatives by the inverse density of distances on a sphere", () => {
  const draws = 6000;
  const dimensions = 8;
  const numbers = { cutoff: scalar(0.5), nonzeroLossCutoff: scalar(1.4) };
  const negatives = [[1.45, 0.2, 0.8, 1.39, 0.5, 1.0, 1.2, 1.4], [
    1.1,
    1.25,
    1.39,
    0.9,
    1.5,
    1.3,
    1.95,
    1.0,
  ]];
  const rows = negatives.map((row) => [...Array(draws).fill(0.1), ...row]);
  const mined = distanceWeighted().mine({ ...inputs(rows, draws), numbers, dimensions });
  const [anchors, drawn, weights] = [mined.anchor, mined.negative, mined.weight].map((column) =>
    Array.from(column.dataSync())
  ) as [number[], number[], number[]];
  negatives.forEach((row, anchor) => {
    const density = (d: number) =>
      Math.max(d, 0.5) ** (2 - dimensions) *
      (1 - Math.max(d, 0.5) ** 2 / 4) ** (-(dimensions - 3) / 2);
    const expected = row.map((d) => Math.fround(d) < Math.fround(1.4) ? density(d) : 0);
    const total = expected.reduce((sum, weight) => sum + weight, 0);
    const counts = histogram(
      drawn.flatMap((reference, index) =>
        anchors[index] === anchor && weights[index]! > 0 ? [reference - draws] : []
      ),
      row.length,
    );
    assertEquals(counts.reduce((sum, count) => sum + count, 0), draws);
    assert(counts.every((count, index) => expected[index]! > 0 || count === 0));
    const possible = expected.flatMap((weight, index) => weight > 0 ? [index] : []);
    assertEquals(possible.length, 6);
    const statistic = chiSquared(
      possible.map((index) => counts[index]!),
      possible.map((index) => draws * expected[index]! / total),
    );
    assertLess(statistic, ONE_IN_A_MILLION[5]);
  });
});

Deno.test("distanceWeighted() has no triplet of an anchor whose negatives are all too far", () => {
  const numbers = { cutoff: scalar(0.5), nonzeroLossCutoff: scalar(1.4) };
  const { weight } = distanceWeighted().mine({
    ...inputs([[0.1, 0.2, 1.5, 1.9], [0.1, 0.2, 1.5, 1]], 2),
    numbers,
    dimensions: 64,
  });
  assertEquals([...weight.dataSync()], [0, 0, 0, 0, 1, 1, 0, 0]);
});

Deno.test("distanceWeighted() stands high dimensions and opposite points", () => {
  const numbers = { cutoff: scalar(0.01), nonzeroLossCutoff: scalar(2) };
  const { weight, negative } = distanceWeighted().mine({
    ...inputs([[0.1, 0.01, 1, 1.4, 1.9999, 2]], 1),
    numbers,
    dimensions: 512,
  });
  assertEquals([...weight.dataSync()], [1, 0, 0, 0, 0, 0]);
  // 1 / q is about 10^1020 at 0.01, and nothing in comparison elsewhere, but near 2 it is 10^1020 too.
  assert([1, 4].includes(negative.dataSync()[0]!));
});

Deno.test("uniformHistogram() draws evenly within each bin, as often from each that has pairs", () => {
  // Bins of width 1 from 0 to 4: six pairs, none, ten pairs (the lower end is in), and the farthest alone.
  const six = [0, 0.1, 0.3, 0.5, 0.7, 0.9];
  const ten = [2, 2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7, 2.8, 2.9];
  const [positives, negatives] = [[...six, ...ten, 4], [1, 1]];
  const each = 6000;
  const miner = uniformHistogram({ bins: 4, positivesPerBin: each, negativesPerBin: 7 });
  const found = miner.mine({
    ...inputs([[...positives, ...negatives]], positives.length),
    numbers: {},
  });
  const counts = found.positive.arraySync()[0]!;
  const [low, middle, high] = [counts.slice(0, 6), counts.slice(6, 16), counts.slice(16)];
  assertLess(chiSquared(low, each / 6), ONE_IN_A_MILLION[5]);
  assertLess(chiSquared(middle, each / 10), ONE_IN_A_MILLION[9]);
  assertEquals([low, middle].map((bin) => bin.reduce((a, b) => a + b, 0)), [each, each]);
  assertEquals(high, [each, 0, 0]);
  // Two pairs at one distance: all bins are one point, of which the last holds both.
  assertEquals(found.negative.arraySync()[0]!.reduce((a, b) => a + b, 0), 7);
});

Deno.test("distinctRanks() draws every set of ranks equally often, and all where there are few", () => {
  const rows = 20_000;
  const { ranks, drawn } = tidy(() => {
    const { ranks, drawn } = distinctRanks(
      seed(),
      tensor1d([...Array(rows).fill(5), 0, 1, 2], "int32"),
      2,
    );
    return { ranks: ranks.arraySync(), drawn: drawn.arraySync() };
  });
  const sets = ["0 1", "0 2", "0 3", "0 4", "1 2", "1 3", "1 4", "2 3", "2 4", "3 4"];
  const found = ranks.slice(0, rows).map((pair) => sets.indexOf(pair.toSorted().join(" ")));
  assert(found.every((set) => set >= 0));
  assertLess(chiSquared(histogram(found, 10), rows / 10), ONE_IN_A_MILLION[9]);
  const few = [rows, rows + 1, rows + 2].map((row) =>
    ranks[row]!.filter((_, place) => drawn[row]![place] === 1).toSorted()
  );
  assertEquals(few, [[], [0], [0, 1]]);
});
