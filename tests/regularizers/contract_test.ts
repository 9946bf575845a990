import { assert, assertAlmostEquals, assertEquals, assertLess, assertThrows } from "@std/assert";
import { createPart, partConfigSchema, type PartName } from "../../lib/parts/mod.ts";
import {
  centerInvariant,
  lp,
  regularFace,
  type Regularizer,
  regularizers,
  sparseCenters,
  spherical,
  zeroMean,
} from "../../lib/regularizers/mod.ts";
import {
  compile,
  startEngine,
  type Tensor2D,
  tensor2d,
  tidy,
  valueAndGrad,
} from "../../lib/tensor/mod.ts";
import {
  finiteDifferences,
  randomRows,
  relativeError,
  type Rows,
  table,
} from "../distances/_points.ts";

const engine = await startEngine({ threads: 1 });

/** A regularizer, and the same by loops over float64 numbers. */
interface RegularizerCase {
  readonly part: PartName<typeof regularizers>;
  readonly regularizer: Regularizer;
  readonly oracle: (rows: Rows) => number;
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const mean = (values: readonly number[]) => sumOf(values) / values.length;
const dot = (a: readonly number[], b: readonly number[]) => sumOf(a.map((x, i) => x * b[i]!));
const length = (a: readonly number[]) => Math.sqrt(dot(a, a));
const cosine = (a: readonly number[], b: readonly number[]) => dot(a, b) / length(a) / length(b);

function lpOf(rows: Rows, p: number, power: number): number {
  return mean(rows.map((row) => sumOf(row.map((x) => Math.abs(x) ** p)) ** (power / p)));
}

function sparseOf(rows: Rows, centers: number): number {
  let [total, pairs] = [0, 0];
  rows.forEach((a, i) =>
    rows.slice(0, i).forEach((b, j) => {
      if (Math.floor(i / centers) !== Math.floor(j / centers)) return;
      total += Math.sqrt(2 - 2 * cosine(a, b));
      pairs++;
    })
  );
  return pairs === 0 ? 0 : total / (2 * pairs);
}

const cases: readonly RegularizerCase[] = [
  { part: "lp", regularizer: lp(), oracle: (rows) => lpOf(rows, 2, 1) },
  { part: "lp", regularizer: lp({ p: 1 }), oracle: (rows) => lpOf(rows, 1, 1) },
  { part: "lp", regularizer: lp({ p: 3, power: 2 }), oracle: (rows) => lpOf(rows, 3, 2) },
  {
    part: "zero-mean",
    regularizer: zeroMean(),
    oracle: (rows) => mean(rows.map((row) => Math.abs(sumOf(row)))),
  },
  {
    part: "spherical",
    regularizer: spherical(),
    oracle(rows) {
      const lengths = rows.map(length);
      return mean(lengths.map((each) => (each - mean(lengths)) ** 2));
    },
  },
  {
    part: "regular-face",
    regularizer: regularFace(),
    oracle: (rows) =>
      mean(rows.map((a) => Math.max(...rows.filter((b) => b !== a).map((b) => cosine(a, b))))),
  },
  {
    part: "center-invariant",
    regularizer: centerInvariant(),
    oracle(rows) {
      const squares = rows.map((row) => dot(row, row));
      return mean(squares.map((each) => (each - mean(squares)) ** 2 / 4));
    },
  },
  ...[1, 2, 4].map((centersPerClass): RegularizerCase => ({
    part: "sparse-centers",
    regularizer: sparseCenters({ centersPerClass }),
    oracle: (rows) => sparseOf(rows, centersPerClass),
  })),
];

const rows = randomRows(8, 5, 3);

function differentiate({ regularizer }: RegularizerCase) {
  return (x: Tensor2D) => valueAndGrad((x) => regularizer.penalty(x as Tensor2D))(x);
}

function measure(each: RegularizerCase, rows: Rows) {
  return tidy(() => {
    const { value, grad } = differentiate(each)(tensor2d(rows as number[][]));
    return {
      value: value.arraySync() as number,
      gradient: grad.arraySync() as number[][],
    };
  });
}

Deno.test("each regularizer of the family has a case here, and parses from its name alone", () => {
  for (const name of Object.keys(regularizers) as PartName<typeof regularizers>[]) {
    assert(cases.some(({ part }) => part === name), `no case for ${name}`);
    const made = createPart(regularizers, partConfigSchema(regularizers).parse({ name }));
    assert(["embeddings", "weights"].includes(made.of));
    assertEquals(regularizers[name].partName, name);
  }
});

cases.forEach((each, index) => {
  const title = `${each.part} (case ${index})`;
  // A constant has no gradient to ask for.
  const isConstant = each.oracle(rows) === 0;

  Deno.test(`${title} has the value and gradient of plain loops, also compiled`, () => {
    if (isConstant) {
      assertEquals(tidy(() => each.regularizer.penalty(tensor2d(rows)).arraySync()), 0);
      return;
    }
    const expected = each.oracle(rows);
    const { value, gradient } = measure(each, rows);
    assertLess(Math.abs(value - expected) / Math.abs(expected), 1e-5);
    assertLess(relativeError(gradient, finiteDifferences(each.oracle, rows)), 1e-5);
    const before = engine.tensorCount();
    using compiled = compile(differentiate(each));
    const found = tidy(() => {
      const { value, grad } = compiled(tensor2d(rows));
      return { value: value.arraySync() as number, gradient: grad.arraySync() as number[][] };
    });
    // Graph ops may be fused or reordered by TensorFlow: the last bit or two.
    assertAlmostEquals(found.value, value, 2e-6 * Math.max(1, Math.abs(value)));
    assertLess(relativeError(found.gradient, gradient), 2e-6);
    assertEquals(engine.tensorCount(), before);
  });

  Deno.test(`${title} is finite where all rows are one, or zero, and for a single class`, () => {
    if (isConstant) return;
    const centers = each.part === "sparse-centers" ? 4 : 1;
    for (const odd of [table(8, 5, () => 0.5), table(8, 5, () => 0), randomRows(centers, 5, 1)]) {
      if (each.part === "regular-face" && odd.length === 1) continue;
      const { value, gradient } = measure(each, odd);
      assert([value, ...gradient.flat()].every(Number.isFinite), `${value}`);
    }
  });
});

Deno.test("regular-face of one proxy is 0", () => {
  assertEquals(tidy(() => regularFace().penalty(tensor2d([[1, 2]])).arraySync()), 0);
});

Deno.test("sparse-centers refuses centres that do not part into classes", () => {
  assertThrows(
    () => tidy(() => sparseCenters({ centersPerClass: 3 }).penalty(tensor2d(rows))),
    RangeError,
    "a multiple of 3, found 8",
  );
});
