import { assertAlmostEquals, assertEquals } from "@std/assert";
import type { Scores } from "../../lib/distances/mod.ts";
import { tripletMargin } from "../../lib/losses/mod.ts";
import { allTriplets, type Predicate, type Table, type Triplets } from "../../lib/miners/mod.ts";
import { mean, meanOfNonZero, sum, termStatistics } from "../../lib/reducers/mod.ts";
import { byClass } from "../../lib/relations/mod.ts";
import {
  cast,
  grad,
  grads,
  greater,
  scalar,
  startEngine,
  tensor1d,
  type Tensor2D,
  tensor2d,
  tidy,
} from "../../lib/tensor/mod.ts";
import { at, table } from "../distances/_points.ts";
import { batches } from "../miners/_batches.ts";
import { triplets } from "../miners/_brute_force.ts";

await startEngine({ threads: 1 });

function scoresOf(matrix: Tensor2D): Scores<"distance"> {
  return { kind: "distance", form: "euclidean", range: [0, Infinity], matrix };
}

function termOf(matrix: Tensor2D, selection: Triplets, margin: number) {
  return tripletMargin()
    .terms({ scores: scoresOf(matrix), selection, numbers: { margin: scalar(margin) } })
    .triplets!;
}

Deno.test("tripletMargin() counts a triplet that misses the margin by nothing as satisfied", () => {
  // Hand-worked, margin 0.5: d_ap = 1; negatives at 1.25 (loss 0.25), 1.5 (0, a tie), 2 (satisfied).
  const matrix = tensor2d([[0, 1, 1.25, 1.5, 2], ...table(4, 5, () => 9)]);
  const rows: Table = {
    kind: "table",
    anchor: tensor1d([0, 0, 0, 0], "int32"),
    positive: tensor1d([1, 1, 1, 1], "int32"),
    negative: tensor1d([2, 3, 4, 2], "int32"),
    weight: tensor1d([1, 1, 1, 0]),
  };
  const mask = (columns: number[]) =>
    tensor2d(table(5, 5, (row, column) => row === 0 && columns.includes(column) ? 1 : 0));
  const product = {
    kind: "product",
    positive: mask([1]),
    negative: mask([2, 3, 4]),
    window: {},
  } as const;
  for (const selection of [rows, product]) {
    const { total, count, active } = termStatistics(termOf(matrix, selection, 0.5));
    assertEquals([total, count, active].map((x) => x.arraySync()), [0.25, 3, 1]);
  }
});

Deno.test("tripletMargin() over a rule equals three loops, value, counts and gradient", () => {
  const { labels, distances } = batches[1]!;
  const admits = (ap: number, an: number, pn: number) => pn > an && ap > 0;
  const rule: Predicate = {
    kind: "predicate",
    ...byClass(tensor1d(labels, "int32")),
    holds: (ap, an, pn) => cast(greater(pn, an).logicalAnd(greater(ap, 0)), "float32"),
  };
  const slopes = table(labels.length, labels.length, () => 0);
  let [total, count, active] = [0, 0, 0];
  for (const { anchor, positive, negative } of triplets(labels)) {
    const [ap, an] = [at(distances, anchor, positive), at(distances, anchor, negative)];
    if (!admits(ap, an, at(distances, positive, negative))) continue;
    count += 1;
    const loss = ap - an + 0.375;
    if (loss <= 0) continue;
    active += 1;
    total += loss;
    slopes[anchor]![positive]! += 1;
    slopes[anchor]![negative]! -= 1;
  }
  const matrix = tensor2d(distances);
  const found = termStatistics(termOf(matrix, rule, 0.375));
  // Multiples of 1/8, but centered on means: the sum of some hundred of them rounds.
  assertAlmostEquals(found.total.arraySync(), total, 1e-4);
  assertEquals([found.count.arraySync(), found.active.arraySync()], [count, active]);
  const gradient = grad((x) => sum()(termOf(x as Tensor2D, rule, 0.375)))(matrix);
  assertEquals(gradient.arraySync(), slopes);
});

Deno.test("tripletMargin() sums a large batch as well as a float64 loop does", () => {
  const size = 96;
  const labels = Array.from({ length: size }, (_, row) => row % 6);
  const distances = table(
    size,
    size,
    (row, column) => Math.fround(1.2 + 0.3 * Math.sin(row * 12.9898 + column * 78.233)),
  );
  const losses = triplets(labels).map(({ anchor, positive, negative }) =>
    Math.max(0, at(distances, anchor, positive) - at(distances, anchor, negative) + 0.2)
  );
  const total = losses.reduce((sum, loss) => sum + loss, 0);
  const matrix = tensor2d(distances);
  const term = termOf(
    matrix,
    allTriplets().mine({
      scores: scoresOf(matrix),
      relation: byClass(tensor1d(labels, "int32")),
      numbers: {},
    }),
    0.2,
  );
  assertAlmostEquals(mean()(term).arraySync(), total / losses.length, 1e-6);
  const nonZero = losses.filter((loss) => loss > 0).length;
  // One triplet in 100,000 may fall to the other side of the hinge by rounding, with a loss of nearly 0.
  assertAlmostEquals(meanOfNonZero()(term).arraySync(), total / nonZero, 2e-6);
});

Deno.test("tripletMargin() adds up the gradient of a pair that several triplets share", () => {
  const rows: Table = {
    kind: "table",
    anchor: tensor1d([0, 0], "int32"),
    positive: tensor1d([1, 1], "int32"),
    negative: tensor1d([2, 3], "int32"),
    weight: tensor1d([1, 2]),
  };
  const slopes = tidy(() =>
    grad((x) => sum()(termOf(x as Tensor2D, rows, 1)))(tensor2d(table(4, 4, () => 1))).arraySync()
  );
  assertEquals(slopes, [[0, 3, -1, -2], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]);
});

Deno.test("tripletMargin() with swap measures a negative from the positive among the references", () => {
  // Two anchors, three references: the reference's d(p,n), read from the anchors' rows, would not even exist.
  const scores = scoresOf(tensor2d([[1, 2, 3], [2, 1, 2.5]]));
  const among = scoresOf(tensor2d([[0, 0.25, 0.75], [0.25, 0, 4], [0.75, 4, 0]]));
  const selection = {
    kind: "product",
    positive: tensor2d([[1, 1, 0], [0, 1, 0]]),
    negative: tensor2d([[0, 0, 1], [1, 0, 1]]),
    window: {},
  } as const;
  const loss = (d: Tensor2D, e: Tensor2D) =>
    sum()(
      tripletMargin({ swap: true }).terms({
        scores: { ...scores, matrix: d },
        selection,
        numbers: { margin: scalar(0.5) },
        amongReferences: () => ({ ...among, matrix: e }),
      }).triplets!,
    );
  // 1 − min(3, 0.75) + 0.5, then 2 − min(3, 4) + 0.5 < 0, 1 − min(2, 0.25) + 0.5, 1 − min(2.5, 4) + 0.5 < 0
  assertEquals(loss(scores.matrix, among.matrix).arraySync(), 0.75 + 1.25);
  const [dScores, dAmong] = grads((d, e) => loss(d as Tensor2D, e as Tensor2D))([
    scores.matrix,
    among.matrix,
  ]);
  assertEquals(dScores!.arraySync(), [[1, 0, 0], [0, 1, 0]]);
  assertEquals(dAmong!.arraySync(), [[0, 0, -1], [-1, 0, 0], [0, 0, 0]]);
});
