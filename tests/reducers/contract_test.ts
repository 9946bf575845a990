import { assert, assertEquals, assertThrows } from "@std/assert";
import type { LossTerm } from "../../lib/losses/mod.ts";
import { createPart, type PartName } from "../../lib/parts/mod.ts";
import { reducers, termStatistics } from "../../lib/reducers/mod.ts";
import {
  grad,
  mul,
  relu,
  scalar,
  startEngine,
  type Tensor,
  tensor1d,
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

/** Σ count · loss = 2 · 0.5 + 4, Σ count = 5, Σ count · [loss > 0] = 3, divisor 4. */
const expected = { sum: 5, mean: 1, "mean-of-non-zero": Math.fround(5 / 3), divisor: 1.25 };

for (const name of names) {
  const reduce = createPart(reducers, { name });

  for (const term of name === "divisor" ? [tuples] : [tuples, summed]) {
    Deno.test(`${name} of a ${term.name} term divides by selected counts`, () => {
      assertEquals(reduce(term(tensor1d(losses), counts)).arraySync(), expected[name]);
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
    const share = expected[name] / 5;
    assert(slopes.every((slope, row) => Math.abs(slope - counts[row]! * share) < 1e-6));
  });
}

Deno.test("divisor refuses a loss that names none", () => {
  const term = summed(tensor1d(losses), counts);
  assertThrows(() => reducers.divisor()(term), TypeError, "the loss must name one, found none");
});

Deno.test("termStatistics() gives total, count and active", () => {
  const { total, count, active } = termStatistics(tuples(tensor1d(losses), counts));
  assertEquals([total, count, active].map((x) => x.arraySync()), [5, 5, 3]);
});
