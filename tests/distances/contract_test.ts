import { assert, assertEquals, assertLess } from "@std/assert";
import { distances } from "../../lib/distances/mod.ts";
import { createPart, type PartConfig, type PartName } from "../../lib/parts/mod.ts";
import {
  compile,
  grad,
  mul,
  startEngine,
  sum,
  type Tensor2D,
  tensor2d,
  tidy,
} from "../../lib/tensor/mod.ts";
import { at, finiteDifferences, randomRows, relativeError, type Rows, table } from "./_points.ts";
import { minkowski, normalized, scoreOracles } from "./_score_oracles.ts";

const engine = await startEngine({ threads: 1 });
const names = Object.keys(distances) as PartName<typeof distances>[];

/** A distance as configured, and the same by plain loops. */
interface ScoreCase {
  readonly config: PartConfig<typeof distances>;
  readonly oracle: (queries: Rows, references: Rows) => number[][];
}

const cases: readonly ScoreCase[] = [
  ...names.map((name) => ({ config: { name }, oracle: scoreOracles[name] })),
  ...[1, 1.5, 3, 20].map((p) => ({
    config: { name: "lp", p } as const,
    oracle: (q: Rows, r: Rows) => minkowski(q, r, p),
  })),
  ...[1, 2, 3].map((p) => ({
    config: { name: "lp", p, power: 2, normalize: true } as const,
    oracle: (q: Rows, r: Rows) => minkowski(normalized(q, p), normalized(r, p), p, 2),
  })),
  {
    config: { name: "signal-to-noise", normalize: true },
    oracle: (q, r) => scoreOracles["signal-to-noise"](normalized(q), normalized(r)),
  },
];
const queries = randomRows(5, 3, 1);
const references = randomRows(7, 3, 2);
const weights = randomRows(5, 7, 3);

for (const { config, oracle } of cases) {
  const scorer = createPart(distances, config);
  const name = Object.values(config).join(" ");
  const scored = (q: Rows, r?: Rows) =>
    tidy(() =>
      scorer.score(tensor2d(q as number[][]), r && tensor2d(r as number[][])).matrix.arraySync()
    );

  Deno.test(`${name} equals plain loops, with and without references`, () => {
    // 1e-6: a few roundings of float32, each 6e-8.
    assertLess(relativeError(scored(queries, references), oracle(queries, references)), 1e-6);
    assertLess(relativeError(scored(queries), oracle(queries, queries)), 1e-6);
  });

  Deno.test(`${name} has the gradients of plain loops, for queries and references`, () => {
    const weighted = (q: Rows, r: Rows) =>
      oracle(q, r).reduce(
        (total, row, i) => row.reduce((sum, score, j) => sum + score * at(weights, i, j), total),
        0,
      );
    const [ofQueries, ofReferences] = tidy(() => {
      const [q, r] = [tensor2d(queries), tensor2d(references)];
      const loss = (a: Tensor2D, b: Tensor2D) =>
        sum(mul(scorer.score(a, b).matrix, tensor2d(weights)));
      return [
        grad((x) => loss(x as Tensor2D, r))(q).arraySync() as number[][],
        grad((x) => loss(q, x as Tensor2D))(r).arraySync() as number[][],
      ];
    });
    // 1e-5: float32 sums of 7 terms, against central differences good to 1e-9.
    const expected = finiteDifferences((q) => weighted(q, references), queries);
    assertLess(relativeError(ofQueries!, expected), 1e-5);
    const other = finiteDifferences((r) => weighted(queries, r), references);
    assertLess(relativeError(ofReferences!, other), 1e-5);
  });

  Deno.test(`${name} gives finite scores and gradients where points coincide or are zero`, () => {
    for (const rows of [table(4, 3, () => 1.25), table(4, 3, () => 0)]) {
      const { scores, slopes } = tidy(() => {
        const x = tensor2d(rows);
        return {
          scores: scorer.score(x).matrix.arraySync().flat(),
          slopes: (grad((x) =>
            sum(scorer.score(x as Tensor2D).matrix)
          )(x).arraySync() as number[][])
            .flat(),
        };
      });
      assert([...scores, ...slopes].every(Number.isFinite));
    }
  });

  Deno.test(`${name} follows a permutation of the rows`, () => {
    const order = [3, 0, 4, 1, 2];
    const before = scored(queries, references);
    const after = scored(order.map((row) => queries[row]!), references);
    // A score is summed over dimensions only; a power's last bit hangs on the vector register's rest.
    assertLess(relativeError(after, order.map((row) => before[row]!)), 3e-7);
  });

  Deno.test(`${name} keeps to its range`, () => {
    const { range: [smallest, largest] } = scorer.score(tensor2d(queries));
    const values = scored(queries, references).flat();
    assert(values.every((value) => value >= smallest && value <= largest));
  });

  Deno.test(`${name} leaks no tensors, and is the same compiled`, () => {
    const x = tensor2d(queries);
    const before = engine.tensorCount();
    const eager = tidy(() => scorer.score(x).matrix.arraySync());
    assertEquals(engine.tensorCount(), before);
    using compiled = compile((x: Tensor2D) => scorer.score(x).matrix);
    assertEquals(compiled(x).arraySync(), eager);
  });
}
