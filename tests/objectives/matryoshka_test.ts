import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { euclidean } from "../../lib/distances/mod.ts";
import { contrastive } from "../../lib/losses/mod.ts";
import { allPairs } from "../../lib/miners/mod.ts";
import { matryoshka, withinBatch } from "../../lib/objectives/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import { evaluateSteps } from "./_evaluate.ts";
import { randomSteps } from "./_random_steps.ts";

await startEngine({ threads: 1 });

const parts = { miner: allPairs(), loss: contrastive({ margin: 0.7 }) };
const steps = randomSteps({ count: 2, rows: 8, dimensions: 5 });

Deno.test("matryoshka() adds the objective of each prefix, scaled to length 1 or as it is", () => {
  for (const normalize of [true, false]) {
    const objectiveOf = () => withinBatch({ ...parts, distance: euclidean() });
    const prefixes = [{ dimensions: 2, weight: 0.5 }, { dimensions: 5 }, { dimensions: 3 }];
    const nested = evaluateSteps(matryoshka({ prefixes, objectiveOf, normalize }), steps);
    const plain = withinBatch({ ...parts, distance: euclidean({ normalize }) });
    nested.forEach(({ loss, gradient, metrics }, step) => {
      const { embeddings, labels } = steps[step]!;
      const cut = (to: number) => {
        const short = embeddings.map((row) => row.slice(0, to));
        return evaluateSteps(plain, [{ embeddings: short, labels }])[0]!;
      };
      const [two, three, five] = [cut(2), cut(3), cut(5)];
      assertAlmostEquals(loss, 0.5 * two.loss + three.loss + five.loss, 1e-5);
      assertAlmostEquals(metrics["term.d3"]!, three.loss, 1e-6);
      const { meanPositiveDistance } = five.metrics;
      assertAlmostEquals(metrics["meanPositiveDistance"]!, meanPositiveDistance!, 1e-6);
      gradient.forEach((row, r) =>
        row.forEach((slope, c) => {
          const parts = [0.5 * (two.gradient[r]![c] ?? 0), three.gradient[r]![c] ?? 0];
          assertAlmostEquals(slope, parts[0]! + parts[1]! + five.gradient[r]![c]!, 1e-5);
        })
      );
    });
  }
});

Deno.test("matryoshka() makes each prefix its own objective, and refuses prefixes that are none", () => {
  const made: number[] = [];
  const objectiveOf = (dimensions: number) => {
    made.push(dimensions);
    return withinBatch({ ...parts, distance: euclidean() });
  };
  const of = (...dimensions: number[]) =>
    matryoshka({ prefixes: dimensions.map((each) => ({ dimensions: each })), objectiveOf });
  of(2, 10, 4);
  assertEquals(made, [10, 4, 2]);
  for (const wrong of [[], [2, 2], [0], [1.5]]) assertThrows(() => of(...wrong), RangeError);
  assertThrows(() => evaluateSteps(of(6), steps), RangeError, "it has 5");
});
