import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import seedrandom from "seedrandom";
import {
  adjustedMutualInformation,
  adjustedRandIndex,
  normalizedMutualInformation,
  purity,
} from "../../../lib/evaluation/mod.ts";
import reference from "../fixtures/reference.json" with { type: "json" };

const scores = {
  nmi: normalizedMutualInformation,
  ami: adjustedMutualInformation,
  ari: adjustedRandIndex,
  purity,
};

Deno.test("NMI, AMI, ARI and purity equal scikit-learn's, given the same clusters", () => {
  for (const { labels, clusters, ...expected } of reference.clustering) {
    for (const name of ["nmi", "ami", "ari", "purity"] as const) {
      // Logarithms of factorials are summed here and approximated there.
      assertAlmostEquals(
        scores[name](labels, clusters),
        expected[name],
        1e-10,
        `${name}, ${expected.name}`,
      );
    }
  }
});

Deno.test("the scores see neither the names of clusters nor the order of items", () => {
  const random = seedrandom("clusters");
  const labels = Array.from({ length: 90 }, () => Math.floor(5 * random()));
  const clusters = labels.map((label) => random() < 0.6 ? label : Math.floor(7 * random()));
  for (const [name, score] of Object.entries(scores)) {
    const expected = score(labels, clusters);
    const renamed = clusters.map((cluster) => 100 - 3 * cluster);
    assertAlmostEquals(score(labels, renamed), expected, 1e-13, name);
    assertAlmostEquals(score(labels.toReversed(), clusters.toReversed()), expected, 1e-13, name);
  }
});

Deno.test("all but purity are symmetric; AMI and ARI are about 0 by chance", () => {
  const random = seedrandom("chance");
  const draw = () => Array.from({ length: 400 }, () => Math.floor(6 * random()));
  const [labels, clusters] = [draw(), draw()];
  for (const name of ["nmi", "ami", "ari"] as const) {
    assertAlmostEquals(scores[name](labels, clusters), scores[name](clusters, labels), 1e-13);
  }
  // Means of 40 draws whose deviations are below 0.01.
  const means = { ami: 0, ari: 0 };
  for (let trial = 0; trial < 40; trial++) {
    const [a, b] = [draw(), draw()];
    means.ami += adjustedMutualInformation(a, b) / 40;
    means.ari += adjustedRandIndex(a, b) / 40;
  }
  assertAlmostEquals(means.ami, 0, 0.01);
  assertAlmostEquals(means.ari, 0, 0.01);
});

Deno.test("a clustering needs items, and a cluster for each", () => {
  assertEquals(adjustedRandIndex([3], [4]), 1);
  assertThrows(() => purity([], []), RangeError, "found 0 labels");
  assertThrows(() => adjustedMutualInformation([1, 2], [1]), RangeError, "1 clusters");
});
