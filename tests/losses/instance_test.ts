import { assertAlmostEquals } from "@std/assert";
import { cosine } from "../../lib/distances/mod.ts";
import { instance } from "../../lib/losses/mod.ts";
import { allPairs } from "../../lib/miners/mod.ts";
import { withinBatch } from "../../lib/objectives/mod.ts";
import { scalar, startEngine, tensor1d, tensor2d } from "../../lib/tensor/mod.ts";
import { randomRows } from "../distances/_points.ts";
import { scoreOracles } from "../distances/_score_oracles.ts";
import { logSumExpOf, total } from "./_anchors.ts";

await startEngine({ backend: "cpu" });

Deno.test("instance() is the reference's where each row is an instance and stands for its weights", () => {
  const rows = randomRows(5, 3, 2);
  const objective = withinBatch({
    distance: cosine(),
    miner: allPairs(),
    loss: instance({}, { classes: 5, dimensions: 3 }),
  });
  const { loss } = objective.evaluate({
    anchors: { embeddings: tensor2d(rows), labels: tensor1d([0, 1, 2, 3, 4], "int32") },
    parameters: { "loss.instances": tensor2d(rows) },
    memory: {},
    numbers: { "loss.scale": scalar(64) },
    seed: tensor1d([0, 0], "int32"),
  });
  const s = scoreOracles.cosine(rows, rows);
  const losses = s.map((row, own) => logSumExpOf(row.map((x) => 64 * x)) - 64 * row[own]!);
  assertAlmostEquals(loss.arraySync(), total(losses) / 5, 1e-5);
});
