import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import seedrandom from "seedrandom";
import {
  countPairs,
  crossValidatedAccuracy,
  distanceHistograms,
  equalErrorRate,
  type PairLabel,
  rocAuc,
  rocPoints,
  trueAcceptRate,
} from "../../../lib/evaluation/mod.ts";

/** Pairs on a coarse grid, so that many distances are equal. */
function randomPairs(seed: string, count = 200) {
  const random = seedrandom(seed);
  const labels = Array.from({ length: count }, (): PairLabel => {
    const draw = random();
    return draw < 0.3 ? "same" : draw < 0.9 ? "different" : "ignore";
  });
  const distances = labels.map((label) =>
    Math.round(20 * (random() + (label === "same" ? 0 : 0.4))) / 20
  );
  return { distances, labels };
}

/** Share of (same, different) pairs of pairs in the right order, ties half: the AUC by its meaning. */
function bruteAuc({ distances, labels }: ReturnType<typeof randomPairs>): number {
  let [wins, all] = [0, 0];
  labels.forEach((first, i) =>
    labels.forEach((second, j) => {
      if (first !== "same" || second !== "different") return;
      all++;
      if (distances[i]! < distances[j]!) wins++;
      else if (distances[i] === distances[j]) wins += 0.5;
    })
  );
  return wins / all;
}

Deno.test("rocAuc() is the chance that a same pair is nearer, whatever the pairs", () => {
  for (let trial = 0; trial < 8; trial++) {
    const pairs = randomPairs(`auc ${trial}`);
    assertAlmostEquals(rocAuc(countPairs(pairs)), bruteAuc(pairs), 1e-13);
  }
});

Deno.test("a monotone transform of the distances changes no rate; reversing them mirrors the AUC", () => {
  const pairs = randomPairs("monotone");
  const counts = countPairs(pairs);
  const bent = countPairs({ ...pairs, distances: pairs.distances.map((d) => Math.exp(3 * d) - 5) });
  assertEquals(rocAuc(bent), rocAuc(counts));
  assertEquals(equalErrorRate(bent).rate, equalErrorRate(counts).rate);
  assertEquals(trueAcceptRate(bent, 0.1).trueAccepts, trueAcceptRate(counts, 0.1).trueAccepts);
  const reversed = countPairs({ ...pairs, distances: pairs.distances.map((d) => -d) });
  assertAlmostEquals(rocAuc(reversed), 1 - rocAuc(counts), 1e-13);
});

Deno.test("the order of the pairs, and pairs to ignore, change nothing", () => {
  const pairs = randomPairs("order");
  const counts = countPairs(pairs);
  assertEquals(
    countPairs({ distances: pairs.distances.toReversed(), labels: pairs.labels.toReversed() }),
    counts,
  );
  const kept = pairs.labels.flatMap((label, pair) => label === "ignore" ? [] : [pair]);
  assertEquals(
    countPairs({
      distances: kept.map((pair) => pairs.distances[pair]!),
      labels: kept.map((pair) => pairs.labels[pair]!),
    }),
    counts,
  );
});

Deno.test("perfect, opposite and uninformative distances have the rates that they must", () => {
  const labels: PairLabel[] = ["same", "same", "different", "different"];
  const perfect = countPairs({ distances: [1, 2, 3, 4], labels });
  assertEquals([rocAuc(perfect), equalErrorRate(perfect).rate], [1, 0]);
  assertEquals(trueAcceptRate(perfect, 0).trueAccepts, 1);
  const opposite = countPairs({ distances: [3, 4, 1, 2], labels });
  assertEquals([rocAuc(opposite), equalErrorRate(opposite).rate], [0, 1]);
  assertEquals(trueAcceptRate(opposite, 0.4).threshold, -Infinity);
  const equal = countPairs({ distances: [7, 7, 7, 7], labels });
  assertEquals([rocAuc(equal), equalErrorRate(equal).rate], [0.5, 0.5]);
});

Deno.test("rocPoints() chooses points that occur, in order, and never more than asked for", () => {
  const random = seedrandom("points");
  const labels = Array.from(
    { length: 5000 },
    (): PairLabel => random() < 0.1 ? "same" : "different",
  );
  const counts = countPairs({ distances: labels.map(() => random()), labels });
  const { falseAccepts, trueAccepts, thresholds } = rocPoints(counts, 50);
  assertEquals(thresholds.length <= 50, true);
  assertEquals([falseAccepts[0], trueAccepts[0]], [0, 0]);
  assertEquals([falseAccepts.at(-1), trueAccepts.at(-1)], [1, 1]);
  for (let point = 1; point < thresholds.length; point++) {
    const accepted = trueAcceptRate(counts, falseAccepts[point]!);
    assertEquals(trueAccepts[point]! <= accepted.trueAccepts, true);
    assertEquals(falseAccepts[point]! >= falseAccepts[point - 1]!, true);
  }
  assertThrows(() => rocPoints(counts, 7), RangeError, "at least 8");
});

Deno.test("crossValidatedAccuracy() chooses on the other pairs, and weighs both kinds equally", () => {
  const choosing = countPairs({
    distances: [1, 2, 3, 5],
    labels: ["same", "same", "different", "different"],
  });
  // The threshold is halfway from 2 to 3. Of the held pairs it accepts one same of two, no different of three.
  const held = countPairs({
    distances: [2.5, 2.6, 2.7, 3, 4],
    labels: ["same", "same", "different", "different", "different"],
  });
  const { mean, thresholds, standardError } = crossValidatedAccuracy([
    { choosing, held },
    { choosing: held, held: choosing },
  ]);
  assertEquals(thresholds, [2.5, (2.6 + 2.7) / 2]);
  assertAlmostEquals(mean, ((0.5 + 1) / 2 + 1) / 2, 1e-15);
  // Two values a quarter apart: their deviation is 0.25/√2, over √2.
  assertAlmostEquals(standardError, 0.125, 1e-15);
  assertThrows(() => crossValidatedAccuracy([{ choosing, held }]), RangeError, "at least 2 folds");
});

Deno.test("distanceHistograms() shares each kind out over the bins", () => {
  const counts = countPairs({
    distances: [0.1, 0.4, 0.6, 1.9, 5],
    labels: ["same", "same", "different", "different", "different"],
  });
  assertEquals(distanceHistograms(counts, { bins: 4, high: 2 }), {
    low: 0,
    high: 2,
    same: [1, 0, 0, 0],
    different: [0, 1 / 3, 0, 2 / 3],
  });
});

Deno.test("verification needs both kinds of pairs, with distances", () => {
  assertThrows(() => countPairs({ distances: [1], labels: ["same"] }), RangeError, "found 1 and 0");
  assertThrows(() => countPairs({ distances: [1], labels: [] }), TypeError, "0 labels");
  assertThrows(
    () => countPairs({ distances: [1, NaN], labels: ["same", "different"] }),
    RangeError,
    "pair 1 is NaN",
  );
  const counts = countPairs({ distances: [1, 2], labels: ["same", "different"] });
  assertThrows(() => trueAcceptRate(counts, 1.5), RangeError, "from 0 to 1");
});
