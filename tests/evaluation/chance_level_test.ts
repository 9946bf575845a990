import { assertAlmostEquals, assertThrows } from "@std/assert";
import { chanceLevel, scoreQuery } from "../../lib/evaluation/mod.ts";
import seedrandom from "seedrandom";

Deno.test("chanceLevel() gives the values worked out by hand", () => {
  // One other of the class among three: it comes first in a third of the orders.
  const pairs = chanceLevel(Int32Array.of(0, 0, 1, 1), { recallAt: [1, 2, 3] });
  assertAlmostEquals(pairs.map_at_r, 1 / 3, 1e-15);
  assertAlmostEquals(pairs["recall_at_2"]!, 2 / 3, 1e-15);
  assertAlmostEquals(pairs["recall_at_3"]!, 1, 1e-15);
  // R = 2 of 3: hits 110, 101 and 011, each a third: MAP@R 1, 1/2, 1/4.
  const three = chanceLevel(Int32Array.of(0, 0, 0, 1));
  assertAlmostEquals(three.map_at_r, (1 + 1 / 2 + 1 / 4) / 3, 1e-15);
});

Deno.test("chanceLevel() agrees with simulated random orders", () => {
  const random = seedrandom("chance");
  const labels = Int32Array.from([0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3]);
  const orders = 20_000;
  const sums = { "map_at_r": 0, "recall_at_2": 0, "r_precision": 0 };
  for (let trial = 0; trial < orders; trial++) {
    const query = Math.floor(random() * 10); // the eleventh is a lone query
    const order = shuffle([...labels.keys()].filter((row) => row !== query), random);
    const neighborLabels = order.map((row) => labels[row]!);
    const label = labels[query]!;
    const relevant = neighborLabels.filter((other) => other === label).length;
    const scores = scoreQuery({ neighborLabels, label, relevant, recallAt: [2] });
    sums.map_at_r += scores.map_at_r / orders;
    sums.r_precision += scores.r_precision / orders;
    sums.recall_at_2 += scores["recall_at_2"]! / orders;
  }
  const expected = chanceLevel(labels, { recallAt: [2] });
  // Four standard errors of a mean of 20,000 values in 0-1, whose deviation is at most 1/2.
  const tolerance = 4 * 0.5 / Math.sqrt(orders);
  assertAlmostEquals(sums.map_at_r, expected.map_at_r, tolerance);
  assertAlmostEquals(sums.r_precision, expected.r_precision, tolerance);
  assertAlmostEquals(sums.recall_at_2, expected["recall_at_2"]!, tolerance);
});

Deno.test("chanceLevel() refuses labels without a pair", () => {
  assertThrows(() => chanceLevel(Int32Array.of(0, 1)), RangeError, "at least 2 images");
});

function shuffle(rows: number[], random: () => number): number[] {
  for (let last = rows.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [rows[last], rows[other]] = [rows[other]!, rows[last]!];
  }
  return rows;
}
