import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { euclidean } from "../../lib/distances/mod.ts";
import { contrastive, tripletMargin } from "../../lib/losses/mod.ts";
import { allPairs, semiHard } from "../../lib/miners/mod.ts";
import { weightedSum, withinBatch } from "../../lib/objectives/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import { relativeError } from "../distances/_points.ts";
import { evaluateSteps } from "./_evaluate.ts";
import { randomSteps } from "./_random_steps.ts";

await startEngine({ threads: 1 });

const distance = euclidean();
const pairs = withinBatch({ distance, miner: allPairs(), loss: contrastive({ margin: 0.7 }) });
const triplets = withinBatch({
  distance: euclidean({ normalize: true }),
  miner: semiHard({ margin: 0.4 }),
  loss: tripletMargin({ margin: 0.4 }),
});
const steps = randomSteps({ count: 2, rows: 10 });

Deno.test("weightedSum() adds weighted losses and gradients, and names each member's terms", () => {
  const sum = weightedSum({
    pairs: { objective: pairs, weight: 0.3 },
    triplets: { objective: triplets, weight: 2 },
  });
  const [one, other] = [evaluateSteps(pairs, steps), evaluateSteps(triplets, steps)];
  evaluateSteps(sum, steps).forEach(({ loss, gradient, metrics }, step) => {
    const [a, b] = [one[step]!, other[step]!];
    assertAlmostEquals(loss, 0.3 * a.loss + 2 * b.loss, 1e-6);
    const expected = a.gradient.map((row, r) =>
      row.map((slope, c) => 0.3 * slope + 2 * b.gradient[r]![c]!)
    );
    assertEquals(relativeError(gradient, expected) < 1e-6, true);
    assertEquals(metrics["term.pairs"], a.loss);
    assertEquals(metrics["term.triplets"], b.loss);
    assertEquals(metrics["term.pairs.negative"], a.metrics["term.negative"]);
    const selected = [a, b].map(({ metrics }) => metrics["selected"]!);
    const active = [a, b].map(({ metrics }) => metrics["selected"]! * metrics["activeShare"]!);
    assertEquals(metrics["selected"], selected[0]! + selected[1]!);
    const share = (active[0]! + active[1]!) / (selected[0]! + selected[1]!);
    assertAlmostEquals(metrics["activeShare"]!, share, 1e-6);
    assertEquals(metrics["meanPositiveDistance"], a.metrics["meanPositiveDistance"]);
  });
});

Deno.test("weightedSum() refuses no members, names with dots, and negative weights", () => {
  assertThrows(() => weightedSum({}), RangeError, "found none");
  assertThrows(() => weightedSum({ "a.b": { objective: pairs, weight: 1 } }), RangeError, "a.b");
  assertThrows(() => weightedSum({ a: { objective: pairs, weight: -1 } }), RangeError, "found -1");
});
