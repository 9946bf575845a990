import { assertEquals } from "@std/assert";
import { renderSvg, trainingCurves } from "@marginalia/marginalia/charts";
import type { StepMetrics } from "@marginalia/marginalia/training";
import { assertWellFormed } from "./_assert_well_formed.ts";

const metrics: StepMetrics = {
  loss: 0.123456,
  gradientNorm: 1,
  selected: 8,
  activeShare: 0.5,
  meanPositiveDistance: 0.25,
  meanNegativeDistance: 0.75,
  distanceGap: 0.5,
  embeddingSpread: 0.9,
};

Deno.test("trainingCurves() draws the loss, both distances and the active tuples", async () => {
  const history = [10, 20, 30].map((step) => ({ step, metrics }));
  const spec = trainingCurves(history, { title: "Siamese", steps: 60 });
  const svg = await renderSvg(spec);
  assertWellFormed(svg);
  const lines = svg.match(/class="mark-line[^"]*"[^>]*><path[^>]*d="[^"]+"/g) ?? [];
  assertEquals(lines.length, 4);
  assertEquals([...svg.matchAll(/>(same class|different)</g)].map(([, name]) => name), [
    "same class",
    "different",
  ]);
  // Half of the axis is still empty.
  assertEquals(JSON.stringify(spec).match(/"domain":\[0,60\]/g)?.length, 3);
  assertEquals(JSON.stringify(spec).includes("0.1235"), true);
});
