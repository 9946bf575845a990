import { assertAlmostEquals, assertEquals } from "@std/assert";
import { evaluateRetrieval } from "../../lib/evaluation/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import reference from "./fixtures/accuracy_calculator.json" with { type: "json" };

await startEngine({ threads: 1 });

Deno.test("evaluateRetrieval() equals pytorch-metric-learning's AccuracyCalculator", async () => {
  const metrics = await evaluateRetrieval({
    embeddings: Float32Array.from(reference.embeddings), // multiples of 1/256, so exact in float32
    labels: Int32Array.from(reference.labels),
    dimensions: reference.dimensions,
  });
  // The fixture holds one class with a single image.
  assertEquals([metrics.queries, metrics.loneQueries], [47, 1]);
  for (const means of ["overQueries", "overClasses"] as const) {
    const [ours, theirs] = [metrics[means], reference[means]];
    // Both are float64 means of some 50 terms: only the order of summation differs.
    assertAlmostEquals(ours.precision_at_1, theirs.precision_at_1, 1e-12);
    assertAlmostEquals(ours.r_precision, theirs.r_precision, 1e-12);
    assertAlmostEquals(ours.map_at_r, theirs.mean_average_precision_at_r, 1e-12);
  }
});
