import { assertEquals, assertRejects } from "@std/assert";
import {
  evaluateTestPart,
  readEmbeddingSample,
  readEvaluation,
  writeEvaluation,
} from "../../lib/runs/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import { randomSet } from "../evaluation/_random_set.ts";

await startEngine({ threads: 1 });

const set = randomSet({ seed: "evaluation files", count: 700, dimensions: 6, classes: 12 });
const { embeddings, labels, dimensions } = set;
const classes = Array.from({ length: 12 }, (_, label) => `class ${label}`);
const evaluation = await evaluateTestPart({ data: { labels, classes }, embeddings, dimensions });

Deno.test("an evaluation is read back as it was written, and is small", async () => {
  const folder = await Deno.makeTempDir();
  assertEquals(await readEvaluation(folder), undefined);
  await writeEvaluation(folder, evaluation);
  const record = await readEvaluation(folder);
  assertEquals(record, evaluation.record);
  assertEquals(await readEmbeddingSample(folder, evaluation.record), evaluation.sample);
  const { size } = await Deno.stat(`${folder}/evaluation.json`);
  assertEquals(size < 60_000, true, `${size} bytes`);
  await Deno.writeTextFile(`${folder}/evaluation.json`, `{"format":2}`);
  await assertRejects(() => readEvaluation(folder), Error, "expected this version's format");
});

Deno.test("the sample is of rows of the part, with their labels and embeddings", () => {
  const { rows, labels: sampled, embeddings: { values, shape } } = evaluation.sample;
  assertEquals(shape, [500, dimensions]);
  assertEquals(new Set(rows.values).size, 500);
  rows.values.forEach((row, place) => {
    assertEquals(sampled.values[place], labels[row]);
    assertEquals(
      values.subarray(place * dimensions, (place + 1) * dimensions),
      embeddings.subarray(row * dimensions, (row + 1) * dimensions),
    );
  });
});

Deno.test("a record agrees with the metrics that are recorded beside it", () => {
  const { record: { perClass, verification, worstQueries, distances }, metrics } = evaluation;
  const queries = perClass.reduce((sum, row) => sum + row.queries, 0);
  const mapAtR = perClass.reduce((sum, row) => sum + row.queries * row.map_at_r, 0) / queries;
  // Rows are rounded to six digits.
  assertEquals(Math.abs(mapAtR - metrics["map_at_r"]!) < 1e-5, true);
  assertEquals(verification.auc, metrics["verification_auc"]);
  assertEquals(verification.same + verification.different, 700 * 699 / 2);
  assertEquals(worstQueries.length, 10);
  assertEquals(worstQueries.every(({ query, neighbors }) => !neighbors.includes(query)), true);
  for (const shares of [distances.same, distances.different]) {
    assertEquals(Math.abs(shares.reduce((a, b) => a + b) - 1) < 1e-4, true);
  }
});
