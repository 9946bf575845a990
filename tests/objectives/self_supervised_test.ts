import { assertEquals, assertThrows } from "@std/assert";
import { cosine, euclidean } from "../../lib/distances/mod.ts";
import { contrastive, ntXent } from "../../lib/losses/mod.ts";
import { allPairs } from "../../lib/miners/mod.ts";
import { queriesAndKeys, selfSupervised, withinBatch } from "../../lib/objectives/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import { evaluateSteps } from "./_evaluate.ts";
import { randomSteps } from "./_random_steps.ts";

await startEngine({ threads: 1 });

const views = withinBatch({ distance: cosine(), miner: allPairs(), loss: ntXent() });
const pairs = withinBatch({ distance: euclidean(), miner: allPairs(), loss: contrastive() });
const [step] = randomSteps({ count: 1, rows: 12 });

Deno.test("selfSupervised() is the objective with a class an image, whatever the labels say", () => {
  for (const count of [2, 3, 4, 6]) {
    const images = step!.labels.map((_, row) => row % (12 / count));
    for (const objective of [views, pairs]) {
      const found = evaluateSteps(selfSupervised({ objective, views: count }), [step!]);
      assertEquals(found, evaluateSteps(objective, [{ ...step!, labels: images }]));
      assertEquals(
        found[0]!.metrics["selected"],
        objective === views ? 12 * (count - 1) : 12 * 11,
      );
    }
  }
});

Deno.test("selfSupervised() refuses rows that do not part into views, and a single view", () => {
  const five = selfSupervised({ objective: views, views: 5 });
  assertThrows(() => evaluateSteps(five, [step!]), RangeError, "a multiple of 5 rows, found 12");
  assertThrows(() => selfSupervised({ objective: views, views: 1 }), RangeError, "found 1");
});

Deno.test("queriesAndKeys() compares the first rows with the others, by labels or by views", () => {
  const labels = step!.labels.map((_, row) => row % 4);
  const third = queriesAndKeys({ objective: pairs, queryShare: 1 / 3 });
  for (const objective of [third, selfSupervised({ objective: third, views: 3 })]) {
    const [{ metrics, gradient } = { metrics: {}, gradient: [] }] = evaluateSteps(objective, [
      { ...step!, labels },
    ]);
    assertEquals((metrics as Record<string, number>)["selected"], 4 * 8);
    assertEquals(gradient.length, 12);
  }
  assertThrows(() => evaluateSteps(queriesAndKeys({ objective: pairs, queryShare: 0.3 }), [step!]));
  assertThrows(() => queriesAndKeys({ objective: pairs, queryShare: 1 }), RangeError, "found 1");
});
