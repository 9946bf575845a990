import { assertEquals } from "@std/assert";
import { euclidean } from "../../lib/distances/mod.ts";
import { arcFace, contrastive } from "../../lib/losses/mod.ts";
import { allPairs } from "../../lib/miners/mod.ts";
import {
  crossBatchMemory,
  matryoshka,
  noiseFilter,
  queriesAndKeys,
  regularized,
  selfSupervised,
  weightedSum,
  withinBatch,
} from "../../lib/objectives/mod.ts";

const dimensions = 4;
const classes = 9;
const parts = {
  distance: euclidean(),
  miner: allPairs(),
  loss: arcFace({}, { classes, dimensions }),
};
const proxies = withinBatch(parts);
const plain = withinBatch({ ...parts, loss: contrastive() });
const few = withinBatch({ ...parts, loss: arcFace({}, { classes: 3, dimensions }) });

Deno.test("an objective says for how many classes its loss has weights, in whatever it is wrapped", () => {
  assertEquals(plain.classes, undefined);
  assertEquals(proxies.classes, classes);
  assertEquals(crossBatchMemory({ ...parts, dimensions }).classes, classes);
  assertEquals(queriesAndKeys({ objective: proxies }).classes, classes);
  assertEquals(regularized({ objective: proxies, wishes: {} }).classes, classes);
  const sum = (...members: typeof proxies[]) =>
    weightedSum(
      Object.fromEntries(
        members.map((objective, index) => [`m${index}`, { objective, weight: 1 }]),
      ),
    ).classes;
  assertEquals([sum(plain), sum(plain, proxies), sum(proxies, few)], [undefined, classes, 3]);
  const filtered = (objective: typeof proxies, known: number) =>
    noiseFilter({ objective, rate: 0.1, classes: known, dimensions }).classes;
  assertEquals([filtered(plain, 20), filtered(proxies, 20), filtered(proxies, 5)], [
    20,
    classes,
    5,
  ]);
  const nested = matryoshka({ prefixes: [{ dimensions: 2 }], objectiveOf: () => proxies });
  assertEquals(nested.classes, classes);
});

Deno.test("an objective that looks at no labels has no limit to them", () => {
  assertEquals(selfSupervised({ objective: proxies }).classes, undefined);
});
