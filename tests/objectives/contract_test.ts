import { assert, assertEquals, assertLess } from "@std/assert";
import { startEngine } from "../../lib/tensor/mod.ts";
import { relativeError } from "../distances/_points.ts";
import { toyParts } from "../training/toy_run.ts";
import { assertResumes } from "./_assert_resumes.ts";
import { evaluateSteps } from "./_evaluate.ts";
import { dimensions, objectiveCases } from "./_objective_cases.ts";
import { randomSteps } from "./_random_steps.ts";

const engine = await startEngine({ threads: 1 });
const steps = randomSteps({ count: 5, rows: 12, dimensions });
const batchMetrics = [
  "activeShare",
  "distanceGap",
  "embeddingSpread",
  "meanNegativeDistance",
  "meanPositiveDistance",
  "selected",
];

for (const [name, objective] of Object.entries(objectiveCases)) {
  const parameters = Object.fromEntries(
    Object.entries(objective.parameters).map(([name, { shape }]) => {
      const [rows = 1, columns = 1] = shape;
      const values = randomSteps({ count: 1, rows, dimensions: columns, seed: 9 })[0]!.embeddings;
      return [name, values];
    }),
  );

  Deno.test(`${name} gives finite metrics, those of every batch among them`, () => {
    for (const { loss, gradient, metrics } of evaluateSteps(objective, steps, { parameters })) {
      const names = Object.keys(metrics);
      assertEquals(names.filter((each) => !each.startsWith("term.")).sort(), batchMetrics);
      assert([loss, ...gradient.flat(), ...Object.values(metrics)].every(Number.isFinite));
      assert(metrics["activeShare"]! >= 0 && metrics["activeShare"]! <= 1);
    }
  });

  Deno.test(`${name} is the same compiled, and leaks no tensors`, () => {
    const before = engine.tensorCount();
    const eager = evaluateSteps(objective, steps, { parameters });
    const compiled = evaluateSteps(objective, steps, { parameters, how: "compiled" });
    assertEquals(engine.tensorCount(), before);
    compiled.forEach(({ loss, gradient }, step) => {
      // Graph ops may be fused or reordered by TensorFlow: the last bit or two.
      assertLess(Math.abs(loss - eager[step]!.loss), 2e-6 * Math.max(1, loss));
      assertLess(relativeError(gradient, eager[step]!.gradient), 2e-6);
    });
  });

  Deno.test(`${name} goes on from a checkpoint at step 7 bit for bit`, async () => {
    await assertResumes(toyParts(objective));
  });
}
