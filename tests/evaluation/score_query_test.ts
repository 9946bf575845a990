import { assertAlmostEquals, assertEquals } from "@std/assert";
import { scoreQuery } from "../../lib/evaluation/mod.ts";

// The toy of the Reality Check's figure: all put a hit first, and MAP@R still tells them apart.
const rankings: [hits: string, rPrecision: number, mapAtR: number][] = [
  ["1111", 1, 1],
  ["1110", 3 / 4, 3 / 4],
  ["1000", 1 / 4, 1 / 4],
  ["1010", 2 / 4, (1 + 2 / 3) / 4],
  ["1001", 2 / 4, (1 + 2 / 4) / 4],
  ["0000", 0, 0],
];

Deno.test("scoreQuery() gives R-precision and MAP@R worked out by hand", () => {
  for (const [hits, rPrecision, mapAtR] of rankings) {
    const neighborLabels = [...hits].map((hit) => hit === "1" ? 5 : 9);
    const scores = scoreQuery({ neighborLabels, label: 5, relevant: 4, recallAt: [] });
    assertAlmostEquals(scores.r_precision, rPrecision, 1e-15, hits);
    assertAlmostEquals(scores.map_at_r, mapAtR, 1e-15, hits);
    assertEquals(scores.precision_at_1, Number(hits[0]));
  }
});

Deno.test("scoreQuery() ignores what comes after R, except for recall", () => {
  const scores = scoreQuery({
    neighborLabels: [9, 9, 9, 5, 5],
    label: 5,
    relevant: 2,
    recallAt: [1, 3, 4],
  });
  assertEquals(scores, {
    precision_at_1: 0,
    r_precision: 0,
    map_at_r: 0,
    recall_at_1: 0,
    recall_at_3: 0,
    recall_at_4: 1,
  });
});

Deno.test("scoreQuery() gives what a cutoff sees, and three definitions of MAP their names", () => {
  // Hits at ranks 2 and 3; R = 4, two of them beyond.
  const scores = scoreQuery({
    neighborLabels: [9, 5, 5, 9, 5, 5],
    label: 5,
    relevant: 4,
    recallAt: [],
    cutoffs: [1, 3, Infinity],
  });
  const precisions = 1 / 2 + 2 / 3;
  assertAlmostEquals(scores["map_per_relevant_at_3"]!, precisions / 4, 1e-15);
  assertAlmostEquals(scores["map_per_hit_at_3"]!, precisions / 2, 1e-15);
  assertAlmostEquals(scores["map_per_reachable_at_3"]!, precisions / 3, 1e-15);
  assertAlmostEquals(scores["mrr_at_3"]!, 1 / 2, 1e-15);
  const best = 1 / Math.log2(2) + 1 / Math.log2(3) + 1 / Math.log2(4);
  assertAlmostEquals(scores["ndcg_at_3"]!, (1 / Math.log2(3) + 1 / Math.log2(4)) / best, 1e-15);
  const whole = (precisions + 3 / 5 + 4 / 6) / 4;
  for (const name of ["map_per_relevant", "map_per_hit", "map_per_reachable"] as const) {
    assertEquals(scores[`${name}_at_1`], 0);
    assertAlmostEquals(scores[`${name}_at_all`]!, whole, 1e-15);
  }
  assertEquals([scores["mrr_at_1"], scores["ndcg_at_1"]], [0, 0]);
});
