import { assert, assertEquals, assertLess, assertNotEquals } from "@std/assert";
import { cosine, euclidean } from "../../lib/distances/mod.ts";
import { arcFace, type Loss, losses, proxyAnchor } from "../../lib/losses/mod.ts";
import { allPairs, allTriplets } from "../../lib/miners/mod.ts";
import { type ComparisonParts, withinBatch } from "../../lib/objectives/mod.ts";
import { createPart, partConfigSchema } from "../../lib/parts/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import {
  readSafetensors,
  readState,
  type Snapshot,
  train,
  type TrainingRun,
  writeSafetensors,
} from "../../lib/training/mod.ts";
import { metricsOf, smallMlp, toyParts, toyRun } from "./toy_run.ts";

await startEngine({ threads: 1 });

const context = { classes: 5, dimensions: smallMlp.dimensions, classSizes: [20, 20, 20, 20, 20] };

/** With a miner and scores that the loss takes; which those are is known by name only. */
function trainingOf(loss: Pick<Loss, "accepts" | "selects">, options: Partial<TrainingRun> = {}) {
  const objective = withinBatch({
    distance: loss.accepts.includes("distance") ? euclidean() : cosine(),
    miner: loss.selects.includes("pairs") ? allPairs() : allTriplets(),
    loss,
  } as unknown as ComparisonParts);
  return toyRun(toyParts(objective), { logEvery: 1, checkpointEvery: 7, ...options });
}

/** What checkpoints hold, by step, written to a file and read again. */
async function checkpointsOf(run: TrainingRun): Promise<Map<number, Snapshot>> {
  const found = new Map<number, Snapshot>();
  for await (const record of train(run)) {
    if (record.kind !== "checkpoint") continue;
    found.set(record.step, readSafetensors(writeSafetensors(readState(record.state))).tensors);
  }
  return found;
}

/** Every loss of the family that has weights or memory of its own, by default or when told to. */
const withState = [
  ...Object.keys(losses).map((name) => ({ name })),
  { name: "margin", learn: "per-class" },
].map((config) => ({
  config,
  loss: createPart(losses, partConfigSchema(losses).parse(config), context),
})).filter(({ loss: { parameters, memory } }) =>
  Object.keys({ ...parameters, ...memory }).length > 0
);

Deno.test("train() moves a loss's weights with the encoder's, and brings the loss down", async () => {
  for (const loss of [arcFace({ scale: 8 }, context), proxyAnchor({}, context)]) {
    const run = trainingOf(loss, { steps: 70 });
    const checkpoints = await checkpointsOf(run);
    const [early, late] = [7, 70].map((step) => checkpoints.get(step)!);
    for (const name of ["parameters/loss.proxies", "slots/mean/loss.proxies"]) {
      assertEquals(early![name]!.shape, [5, 4]);
      assertNotEquals(early![name]!.values, late![name]!.values, name);
    }
    const metrics = await metricsOf(train(run));
    assertLess(metrics.at(-1)!.loss, metrics[0]!.loss / 2);
  }
});

Deno.test("train() gives an encoder the same first weights whatever weights a loss adds", async () => {
  const keepAll: TrainingRun["optimizer"]["update"] = ({ parameters, slots }) => ({
    parameters,
    slots,
  });
  const first = async (loss: Parameters<typeof trainingOf>[0]) => {
    const run = trainingOf(loss, { steps: 1 });
    const still = { ...run, optimizer: { ...run.optimizer, update: keepAll } } as TrainingRun;
    return (await checkpointsOf(still)).get(1)!["parameters/linear1.weight"]!.values;
  };
  assertEquals(await first(arcFace({}, context)), await first(proxyAnchor({}, context)));
});

for (const { config, loss } of withState) {
  Deno.test(`${JSON.stringify(config)}: train() goes on from step 7 bit for bit`, async () => {
    const run = trainingOf(loss);
    const expected = await metricsOf(train(run));
    const from = (await checkpointsOf({ ...run, steps: 7 })).get(7)!;
    const own = Object.keys(from).filter((path) => /^(parameters|memory)\/loss\./.test(path));
    assert(own.length > 0, "the checkpoint holds nothing of the loss");
    assertEquals(await metricsOf(train({ ...run, from })), expected.slice(7));
  });
}
