import { assert } from "@std/assert";
import { cosine, euclidean } from "../../lib/distances/mod.ts";
import { type LossContext, losses } from "../../lib/losses/mod.ts";
import { allPairs, allTriplets, type Miner } from "../../lib/miners/mod.ts";
import { type ComparisonParts, withinBatch } from "../../lib/objectives/mod.ts";
import { createPart, type PartName } from "../../lib/parts/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import { blobs, smallMlp, toyParts } from "../training/toy_run.ts";
import { assertResumes } from "./_assert_resumes.ts";

await startEngine({ threads: 1 });

const context: LossContext = {
  classes: blobs.classes.length,
  dimensions: smallMlp.dimensions,
  classSizes: blobs.classes.map((_, label) => blobs.labels.filter((each) => each === label).length),
};

/** Every loss of the family that remembers something, from its name alone. */
const stateful = (Object.keys(losses) as PartName<typeof losses>[])
  .map((name) => ({ name, loss: createPart(losses, { name } as { name: "center" }, context) }))
  .filter(({ loss }) => loss.memory !== undefined);

Deno.test("there are losses with memory", () => assert(stateful.length > 0));

for (const { name, loss } of stateful) {
  Deno.test(`${name} goes on from a checkpoint at step 7 bit for bit, and needs its memory`, async () => {
    const miners: readonly Miner[] = [allPairs(), allTriplets()];
    const parts = {
      loss,
      miner: miners.find(({ selects }) => (loss.selects as readonly string[]).includes(selects)),
      distance: loss.accepts.includes("distance") ? euclidean() : cosine(),
    } as unknown as ComparisonParts;
    await assertResumes(toyParts(withinBatch(parts)));
  });
}
