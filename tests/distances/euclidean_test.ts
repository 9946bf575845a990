import { assert, assertAlmostEquals, assertLess } from "@std/assert";
import { euclidean } from "../../lib/distances/mod.ts";
import { grad, startEngine, sum, type Tensor2D, tensor2d, tidy } from "../../lib/tensor/mod.ts";
import { at, randomRows, type Rows } from "./_points.ts";
import { scoreOracles } from "./_score_oracles.ts";

await startEngine({ threads: 1 });

function distancesOf(rows: Rows, normalize = false): number[][] {
  return tidy(() =>
    euclidean({ normalize }).score(tensor2d(rows as number[][])).matrix.arraySync()
  );
}

/** Points on the unit circle. */
function onCircle(...degrees: number[]): number[][] {
  return degrees.map((angle) => [
    Math.cos(angle * Math.PI / 180),
    Math.sin(angle * Math.PI / 180),
  ]);
}

Deno.test("euclidean() gives the chords of a circle", () => {
  const found = distancesOf(onCircle(0, 60, 90, 180));
  const chords = [0, 1, Math.SQRT2, 2];
  chords.forEach((chord, column) => assertAlmostEquals(at(found, 0, column), chord, 1e-6));
});

Deno.test("euclidean({ normalize }) first scales rows to length 1", () => {
  const longer = onCircle(0, 60, 90, 180).map((row, index) => row.map((x) => x * (index + 2)));
  const found = distancesOf(longer, true);
  [0, 1, Math.SQRT2, 2].forEach((d, column) => assertAlmostEquals(at(found, 0, column), d, 1e-6));
});

Deno.test("euclidean() keeps the digits of small distances", () => {
  const [first] = randomRows(1, 64, 5) as [number[]];
  const length = Math.hypot(...first);
  const unit = first.map((x) => Math.fround(x / length));
  for (const distance of [0.3, 0.1, 0.03, 0.01, 1e-3]) {
    const near = unit.map((x, k) => Math.fround(x + (k % 2 === 0 ? 1 : -1) * distance / 8));
    const rows = [unit, near];
    const expected = at(scoreOracles.euclidean(rows, rows), 0, 1);
    // 1e-6, where the Gram form is wrong by 1.6e-5 at 0.1 and 1.8e-3 at 0.01.
    assertLess(Math.abs(at(distancesOf(rows), 0, 1) / expected - 1), 1e-6);
  }
});

Deno.test("euclidean() has exactly no gradient between coincident points", () => {
  const rows = [[0.3, -1.7], [0.3, -1.7], [0.3, -1.7]];
  const slopes = tidy(() =>
    grad((x) => sum(euclidean().score(x as Tensor2D).matrix))(tensor2d(rows)).arraySync()
  );
  assert((slopes as number[][]).flat().every((slope) => slope === 0));
});

Deno.test("euclidean() does not blow up the rounding error of points a float32 step apart", () => {
  const [point] = randomRows(1, 64, 12) as [number[]];
  const step = (x: number) => Math.fround(x * (1 + 2 ** -23));
  const rows = [0, 1, 2, 3].map((row) => point.map((x, k) => k === row ? step(x) : x));
  const slopes = tidy(() =>
    grad((x) => sum(euclidean().score(x as Tensor2D).matrix))(tensor2d(rows)).arraySync()
  ) as number[][];
  // Three other points, each seen twice, with a gradient of length 1 each.
  slopes.forEach((slope) => assertLess(Math.hypot(...slope), 6));
});

Deno.test("euclidean()'s unit gradient is as good as its docstring says at small distances", () => {
  const [first] = randomRows(1, 64, 6) as [number[]];
  const unit = first.map((x) => Math.fround(x / Math.hypot(...first)));
  for (const distance of [0.1, 0.01, 1e-3]) {
    const near = unit.map((x, k) => Math.fround(x + (k % 2 === 0 ? 1 : -1) * distance / 8));
    const exact = at(scoreOracles.euclidean([unit], [near]), 0, 0);
    const found = tidy(() =>
      grad((x) => sum(euclidean().score(x as Tensor2D, tensor2d([near])).matrix))(tensor2d([unit]))
        .arraySync()
    ) as number[][];
    const error = Math.hypot(...unit.map((x, k) => at(found, 0, k) - (x - near[k]!) / exact));
    assertLess(error, 5e-7 / distance);
  }
});

Deno.test("euclidean() keeps them in a batch of 512 rows in 64 dimensions too", () => {
  const rows = randomRows(512, 64, 11).map((row) => row.map((x) => Math.fround(x / 8)));
  rows[1] = rows[0]!.map((x, k) => k === 0 ? Math.fround(x + 0.001) : x);
  const expected = at(scoreOracles.euclidean(rows.slice(0, 2), rows.slice(0, 2)), 0, 1);
  const found = tidy(() => at(euclidean().score(tensor2d(rows)).matrix.arraySync(), 0, 1));
  assertLess(Math.abs(found / expected - 1), 1e-6);
});
