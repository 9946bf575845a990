import { assert, assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import type { LossTerm } from "../../lib/losses/mod.ts";
import {
  createPart,
  type PartConfig,
  partConfigSchema,
  type PartName,
} from "../../lib/parts/mod.ts";
import { reducers, termStatistics } from "../../lib/reducers/mod.ts";
import {
  grad,
  mul,
  relu,
  scalar,
  startEngine,
  type Tensor,
  tensor1d,
  tensor2d,
  tidy,
} from "../../lib/tensor/mod.ts";

const engine = await startEngine({ backend: "cpu" });
const names = Object.keys(reducers) as PartName<typeof reducers>[];

const losses = [0.5, 0, 2, 0, 4];
const counts = [2, 1, 0, 1, 1];

/** The same term told tuple by tuple, and summed up. */
function tuples(values: Tensor, weights: number[]): LossTerm {
  return { kind: "tuples", values, counts: tensor1d(weights), divisor: scalar(4) };
}
function summed(values: Tensor, weights: number[]): LossTerm {
  return {
    kind: "summed",
    totals: mul(values, tensor1d(weights)),
    counts: tensor1d(weights),
    active: tensor1d(weights.map((weight, row) => losses[row]! > 0 ? weight : 0)),
  };
}

interface ReducerCase {
  readonly config: PartConfig<typeof reducers>;
  readonly expected: number;
  /** How much Σ count · loss · slope is, each loss by itself: 1 over what is divided by, times a weight. */
  readonly slopes: readonly number[];
  readonly needsTuples?: true;
}

const labels = tensor1d([0, 1, 0, -1, 1], "int32");

/** Σ count · loss = 2 · 0.5 + 4, Σ count = 5, Σ count · [loss > 0] = 3, divisor 4. */
const cases: readonly ReducerCase[] = [
  { config: { name: "sum" }, expected: 5, slopes: [1, 1, 1, 1, 1] },
  { config: { name: "mean" }, expected: 1, slopes: [1, 1, 1, 1, 1].map((x) => x / 5) },
  {
    config: { name: "mean-of-non-zero" },
    expected: Math.fround(5 / 3),
    slopes: [1, 1, 1, 1, 1].map((x) => x / 3),
  },
  {
    config: { name: "divisor" },
    expected: 1.25,
    slopes: [1, 1, 1, 1, 1].map((x) => x / 4),
    needsTuples: true,
  },
  {
    config: { name: "threshold" },
    expected: Math.fround(5 / 3),
    slopes: [1, 1, 1, 1, 1].map((x) => x / 3),
  },
  {
    config: { name: "threshold", low: 0.5 },
    expected: 4,
    slopes: [0, 0, 1, 0, 1],
    needsTuples: true,
  },
  {
    config: { name: "threshold", low: -1, high: 4 },
    expected: 0.25, // (2 · 0.5 + 0 + 0) / 4
    slopes: [1, 1, 1, 1, 0].map((x) => x / 4),
    needsTuples: true,
  },
  {
    config: { name: "class-weighted", weights: [0.5, 2] },
    expected: Math.fround(1.7), // (0.5 · 1 + 2 · 4) / 5
    slopes: [0.5, 2, 0.5, 0.5, 2].map((x) => x / 5),
  },
  {
    config: { name: "class-weighted", weights: [0.5] },
    expected: Math.fround(0.9), // (0.5 · 1 + 4) / 5
    slopes: [0.5, 1, 0.5, 0.5, 1].map((x) => x / 5),
  },
  {
    // Four anchors have a tuple: losses 0.5, 0, 0 and 4.
    config: { name: "per-anchor" },
    expected: 1.125,
    slopes: [0.5, 1, 0, 1, 1].map((x) => x / 4),
  },
  {
    config: { name: "per-anchor", reducer: "mean-of-non-zero" },
    expected: 2.25,
    slopes: [0.5, 1, 0, 1, 1].map((x) => x / 2),
  },
];

Deno.test("each reducer of the family has a case here, and parses from its name alone", () => {
  for (const name of names) {
    assert(cases.some(({ config }) => config.name === name), `no case for ${name}`);
    partConfigSchema(reducers).parse({ name });
  }
});

for (const { config, expected, slopes: share, needsTuples } of cases) {
  const create = createPart(reducers, config);
  const name = Object.values(config).join(" ");
  const reduce = (term: LossTerm) => create(term, labels);

  for (const term of needsTuples ? [tuples] : [tuples, summed]) {
    Deno.test(`${name} of a ${term.name} term divides by selected counts`, () => {
      assertEquals(reduce(term(tensor1d(losses), counts)).arraySync(), expected);
    });

    Deno.test(`${name} of an empty ${term.name} term is 0 with no gradient`, () => {
      const nothing = [0, 0, 0, 0, 0];
      const empty = (x: Tensor) => reduce(term(relu(x), nothing));
      assertEquals(empty(tensor1d(losses)).arraySync(), 0);
      const slopes = grad(empty)(tensor1d(losses));
      assertEquals(slopes.arraySync() as number[], nothing);
    });
  }

  Deno.test(`${name} sends a count-weighted gradient to every loss, and leaks nothing`, () => {
    const values = tensor1d(losses);
    const before = engine.tensorCount();
    const slopes = tidy(() =>
      grad((x) => reduce(tuples(x, counts)))(values).arraySync()
    ) as number[];
    assertEquals(engine.tensorCount(), before);
    slopes.forEach((slope, row) => assertAlmostEquals(slope, counts[row]! * share[row]!, 1e-6));
  });

  Deno.test(`${name} leaves a matrix of tuples and a list of them by anchor at the same`, () => {
    // Each loss twice: once in its anchor's row, once in a list in another order.
    const matrix: LossTerm = {
      kind: "tuples",
      values: tensor2d(losses.map((loss) => [loss, 2 * loss])),
      counts: tensor2d(counts.map((count) => [count, 1])),
      divisor: scalar(4),
    };
    const list: LossTerm = {
      kind: "tuples",
      values: tensor1d([...losses.map((loss) => 2 * loss), ...losses]),
      counts: tensor1d([...counts.map(() => 1), ...counts]),
      anchors: tensor1d([0, 1, 2, 3, 4, 0, 1, 2, 3, 4], "int32"),
      divisor: scalar(4),
    };
    assertAlmostEquals(reduce(list).arraySync(), reduce(matrix).arraySync(), 1e-6);
  });

  if (needsTuples) {
    Deno.test(`${name} refuses a closed form`, () => {
      assertThrows(() => reduce(summed(tensor1d(losses), counts)), TypeError, "Cannot reduce by");
    });
  }
}

Deno.test("class-weighted and per-anchor refuse what they cannot take, by name", () => {
  const term = tuples(tensor1d(losses), counts);
  const byClass = reducers["class-weighted"]();
  assertThrows(
    () => byClass(term),
    TypeError,
    "needs one class a row, int32 [rows], found no labels",
  );
  assertThrows(() => byClass(term, tensor2d([[1], [0]])), TypeError, "must lie by anchor");
  assertThrows(
    () => byClass(term, tensor2d(losses.map((loss) => [loss]))),
    TypeError,
    "found float32 [5,1]",
  );
  const ofProxies = reducers["per-anchor"]();
  assertThrows(
    () => ofProxies(term, tensor1d([0, 1], "int32")),
    TypeError,
    "found [5] for 2 anchors",
  );
  const list: LossTerm = { ...term, anchors: labels } as LossTerm;
  assertThrows(() => ofProxies(list), TypeError, "no labels to say how many anchors there are");
});

Deno.test("threshold refuses bounds that cross", () => {
  assertThrows(
    () => reducers.threshold({ low: 1, high: 0.5 }),
    RangeError,
    "high must be more than low, found 0.5",
  );
});

Deno.test("divisor refuses a loss that names none", () => {
  const term = summed(tensor1d(losses), counts);
  assertThrows(() => reducers.divisor()(term), TypeError, "the loss must name one, found none");
});

Deno.test("termStatistics() gives total, count and active", () => {
  const { total, count, active } = termStatistics(tuples(tensor1d(losses), counts));
  assertEquals([total, count, active].map((x) => x.arraySync()), [5, 5, 3]);
});
