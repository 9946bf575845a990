import { assertEquals, assertLess, assertThrows } from "@std/assert";
import { euclidean } from "../../lib/distances/mod.ts";
import { contrastive } from "../../lib/losses/mod.ts";
import { allPairs } from "../../lib/miners/mod.ts";
import { noiseFilter, selfSupervised, withinBatch } from "../../lib/objectives/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import { evaluateSteps, type GivenStep } from "./_evaluate.ts";
import { mean, type Remembered, ringAt } from "./_memory_oracle.ts";
import { randomSteps } from "./_random_steps.ts";

await startEngine({ threads: 1 });

const plain = withinBatch({ distance: euclidean(), miner: allPairs(), loss: contrastive() });
const classes = 3;
const options = { rate: 0.25, classes, dimensions: 3, size: 20, window: 2 };

/** Labels as the filter leaves them, by loops over float64 numbers. */
function filtered(steps: readonly GivenStep[], rate: number, size: number, window: number) {
  const left: (GivenStep & { labels: number[] })[] = [];
  const quantiles: number[] = [];
  steps.forEach(({ embeddings, labels: given }, step) => {
    const labels = given as number[];
    const ring = step === 0 ? [] : ringAt(left, step - 1, size);
    const judged = embeddings.map((x, row) => probability(x, labels[row]!, ring));
    quantiles.push(judged.toSorted((a, b) => a - b)[Math.floor(rate * judged.length)]!);
    const threshold = mean(quantiles.slice(-window));
    const kept = labels.map((label, row) => judged[row]! >= threshold ? label : -1);
    left.push({ embeddings, labels: kept });
  });
  return left;
}

function probability(
  x: readonly number[],
  label: number,
  ring: readonly (Remembered | undefined)[],
): number {
  const cosine = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, each, i) => sum + each * b[i]!, 0) / Math.hypot(...a) / Math.hypot(...b);
  const means = Array.from({ length: classes }, (_, each) => {
    const members = ring.filter((row) => row?.label === each);
    return members.length === 0 ? -Infinity : mean(members.map((row) => cosine(x, row!.embedding)));
  });
  if (label < 0 || means[label] === -Infinity) return 1;
  return Math.exp(means[label]!) / means.reduce((sum, each) => sum + Math.exp(each), 0);
}

Deno.test("noiseFilter() is the objective without the rows that loops find unlikely", () => {
  const steps = randomSteps({ count: 7, rows: 8, classes });
  const left = filtered(steps, 0.25, 20, 2);
  const dropped = left.map(({ labels }, step) =>
    labels.filter((label, row) => label !== steps[step]!.labels[row]).length
  );
  assertEquals(dropped[0], 0); // nothing is known yet
  assertLess(5, dropped.reduce((sum, count) => sum + count));
  const found = evaluateSteps(noiseFilter({ ...options, objective: plain }), steps);
  assertEquals(found, evaluateSteps(plain, left));
});

Deno.test("noiseFilter() leaves out the rows whose labels were swapped", () => {
  // Three clusters at right angles; in each step but the first, rows 0 and 4 bear a wrong label.
  const corner = (label: number, row: number) =>
    [0, 1, 2].map((axis) => (axis === label ? 1 : 0) + Math.fround(0.01 * ((row * 7 + axis) % 5)));
  const steps = Array.from({ length: 4 }, (_, step) => {
    const truth = [0, 1, 2, 0, 1, 2, 0, 1];
    const labels = truth.map((label, row) => step > 0 && row % 4 === 0 ? (label + 1) % 3 : label);
    return { embeddings: truth.map(corner), labels };
  });
  const clean = steps.map(({ embeddings, labels }, step) => ({
    embeddings,
    labels: labels.map((label, row) => step > 0 && row % 4 === 0 ? -1 : label),
  }));
  const objective = noiseFilter({ ...options, objective: plain, window: 1 });
  assertEquals(evaluateSteps(objective, steps).slice(1), evaluateSteps(plain, clean).slice(1));
});

Deno.test("noiseFilter() leaves rows out of a given relation, too", () => {
  const steps = randomSteps({ count: 4, rows: 8, classes });
  const views = { ...plain };
  const inside = selfSupervised({
    objective: noiseFilter({ ...options, classes: 4, objective: views }),
  });
  const found = evaluateSteps(inside, steps);
  assertEquals(found[0]!.metrics["selected"], 8 * 7);
  for (const { metrics } of found.slice(1)) {
    const kept = (1 + Math.sqrt(1 + 4 * metrics["selected"]!)) / 2;
    assertEquals(Number.isInteger(kept), true); // all ordered pairs of so many rows
  }
  assertLess(found.at(-1)!.metrics["selected"]!, 8 * 7);
});

Deno.test("noiseFilter() refuses a rate that is no share, and no classes", () => {
  for (const wrong of [{ rate: 1 }, { rate: -0.1 }, { classes: 0 }, { window: 1.5 }]) {
    assertThrows(
      () => noiseFilter({ ...options, ...wrong, objective: plain }),
      RangeError,
      `found ${Object.values(wrong)[0]}`,
    );
  }
});
