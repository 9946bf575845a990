import { assertEquals, assertLess, assertThrows } from "@std/assert";
import { lp, signalToNoise } from "../../lib/distances/mod.ts";
import {
  compile,
  grads,
  startEngine,
  sum,
  type Tensor2D,
  tensor2d,
  tidy,
} from "../../lib/tensor/mod.ts";
import { at, randomRows, relativeError, table } from "./_points.ts";
import { minkowski } from "./_score_oracles.ts";

await startEngine({ threads: 1 });

Deno.test("lp() gives the same in several blocks, the last one not full, as plain loops do", () => {
  // 16 queries to a block: 50 are three blocks and an eighth of one.
  const [queries, references] = [randomRows(50, 64, 1), randomRows(1000, 64, 2)];
  const [q, r] = [tensor2d(queries), tensor2d(references)];
  const scorer = lp({ p: 1 });
  const score = (q: Tensor2D, r: Tensor2D) => scorer.score(q, r).matrix;
  using compiled = compile(score);
  const expected = minkowski(queries, references, 1);
  for (const run of [score, compiled]) {
    // 1e-6: a sum of 64 terms rounded in float32.
    assertLess(relativeError(tidy(() => run(q, r).arraySync()), expected), 1e-6);
  }
  const [ofQueries, ofReferences] = grads((q, r) => sum(score(q as Tensor2D, r as Tensor2D)))([
    q,
    r,
  ]);
  const signs = (query: number, reference: number, k: number) =>
    Math.sign(at(queries, query, k) - at(references, reference, k));
  const total = (count: number, each: (index: number) => number) =>
    Array.from({ length: count }, (_, index) => each(index)).reduce((a, b) => a + b, 0);
  // Whole numbers, which float32 adds exactly.
  assertEquals(
    ofQueries!.arraySync() as number[][],
    table(50, 64, (row, k) => total(1000, (reference) => signs(row, reference, k))),
  );
  assertEquals(
    ofReferences!.arraySync() as number[][],
    table(1000, 64, (row, k) => 0 - total(50, (query) => signs(query, row, k))),
  );
});

Deno.test("lp() with a large exponent neither overflows nor vanishes", () => {
  const found = tidy(() =>
    lp({ p: 20 }).score(tensor2d([[0, 0], [1e5, 1e5], [1e-5, 0]])).matrix.arraySync()
  );
  assertLess(Math.abs(at(found, 0, 1) / (1e5 * 2 ** (1 / 20)) - 1), 1e-6);
  assertLess(Math.abs(at(found, 0, 2) / 1e-5 - 1), 1e-6);
});

Deno.test("lp() refuses an exponent below 1, which makes no distance", () => {
  assertThrows(() => lp({ p: 0.5 }), RangeError, "p must be at least 1, found 0.5");
});

Deno.test("signalToNoise() divides by the query's variance, not the reference's", () => {
  const found = tidy(() => signalToNoise().score(tensor2d([[-1, 1], [-3, 3]])).matrix.arraySync());
  // var(q − r) is 8 both ways; the queries' variances are 2 and 18.
  assertEquals(found, [[0, 4], [Math.fround(8 / 18), 0]]);
});

Deno.test("signalToNoise() is 0 where the query has no signal", () => {
  const found = tidy(() =>
    signalToNoise().score(tensor2d([[0.1, 0.1, 0.1], [1, 2, 4]])).matrix.arraySync()
  );
  assertEquals(at(found, 0, 1), 0);
});
