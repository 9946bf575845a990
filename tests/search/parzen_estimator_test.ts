import { assertAlmostEquals, assertLess } from "@std/assert";
import { streams } from "../../lib/random/mod.ts";
import { openAxes } from "../../lib/search/_axis.ts";
import { parzenEstimator } from "../../lib/search/_parzen_estimator.ts";
import type { SearchSpace } from "../../lib/search/mod.ts";
import { normalProbability } from "../../lib/statistics/mod.ts";
import { chiSquared } from "../random/chi_squared.ts";

const float: SearchSpace = { x: { kind: "float", low: 0, high: 1 } };
const mixed: SearchSpace = {
  a: { kind: "int", low: 1, high: 6, log: true },
  b: { kind: "choice", values: ["p", "q", "r"] },
  c: { kind: "int", low: 0, high: 2 },
};

/** Normal density of the deviation around the center, within [0, 1]. */
function cut(x: number, center: number, deviation: number): number {
  const height = Math.exp(-(((x - center) / deviation) ** 2) / 2) / Math.sqrt(2 * Math.PI);
  const within = normalProbability((1 - center) / deviation) -
    normalProbability(-center / deviation);
  return height / deviation / within;
}

Deno.test("deviations are the farther neighbor's distance, the least one below it", () => {
  // Five kernels, so none below 1/7: .1 has .05 to .15, and .5 has .45 to .95.
  const estimator = parzenEstimator(openAxes(float), [[0.1], [0.05], [0.95], [0.5], [0.15]]);
  for (const x of [0, 0.1, 0.3, 0.77, 1]) {
    const expected = (1 + cut(x, 0.1, 1 / 7) + cut(x, 0.05, 1 / 7) + cut(x, 0.95, 0.45) +
      cut(x, 0.5, 0.45) + cut(x, 0.15, 0.35)) / 6;
    assertAlmostEquals(Math.exp(estimator.logDensity([x])), expected, 1e-12);
  }
});

Deno.test("a sole point reaches as far as the farther side, equal points as far as the next", () => {
  const sole = parzenEstimator(openAxes(float), [[0.2]]);
  const expected = (1 + cut(0.6, 0.2, 0.8)) / 2;
  assertAlmostEquals(Math.exp(sole.logDensity([0.6])), expected, 1e-12);
  const twins = parzenEstimator(openAxes(float), [[0.2], [0.2], [0.7]]);
  assertAlmostEquals(
    Math.exp(twins.logDensity([0.6])),
    (1 + 2 * cut(0.6, 0.2, 0.5) + cut(0.6, 0.7, 0.5)) / 4,
    1e-12,
  );
});

Deno.test("densities over one float integrate to 1", () => {
  const estimator = parzenEstimator(openAxes(float), [[0.03], [0.04], [0.6], [1]]);
  const steps = 4000;
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    sum += Math.exp(estimator.logDensity([(step + 0.5) / steps]));
  }
  // The midpoint rule errs by the second derivative, some hundreds, over 24 steps².
  assertAlmostEquals(sum / steps, 1, 1e-6);
});

Deno.test("a choice's probabilities by hand, and its draws", () => {
  const axes = openAxes({ b: mixed.b! });
  const estimator = parzenEstimator(axes, [[0.5 / 3], [0.5 / 3], [2.5 / 3]]);
  // Each kernel: 1 at its own and 1/4 shared among three, over 5/4; then the uniform one.
  const [own, other] = [(1 + 1 / 12) / 1.25, 1 / 12 / 1.25];
  const expected = [2 * own + other, 3 * other, own + 2 * other].map((sum) => (sum + 1 / 3) / 4);
  for (const [index, probability] of expected.entries()) {
    assertAlmostEquals(Math.exp(estimator.logDensity([(index + 0.5) / 3])), probability, 1e-12);
  }
  const prng = streams(2).open("search", "test");
  const draws = 100_000;
  const counts = [0, 0, 0];
  for (let draw = 0; draw < draws; draw++) {
    counts[Math.floor(3 * estimator.draw(prng)[0]!)]!++;
  }
  // χ² of 2 degrees of freedom exceeds this once in a million.
  assertLess(chiSquared(counts, expected.map((probability) => probability * draws)), 27.64);
});

Deno.test("draws follow the density, of whole numbers and choices together", () => {
  const axes = openAxes(mixed);
  const estimator = parzenEstimator(axes, [[0.1, 0.2, 0.9], [0.7, 0.5, 0.1], [0.75, 0.9, 0.15]]);
  const cells = [1, 2, 3, 4, 5, 6].flatMap((a) =>
    ["p", "q", "r"].flatMap((b) => [0, 1, 2].map((c) => [a, b, c] as const))
  );
  const probabilities = cells.map((cell) =>
    Math.exp(estimator.logDensity(cell.map((value, axis) => axes[axis]!.place(value)!)))
  );
  assertAlmostEquals(probabilities.reduce((sum, it) => sum + it, 0), 1, 1e-9);
  const prng = streams(1).open("search", "test");
  const counts = cells.map(() => 0);
  const draws = 20_000;
  for (let draw = 0; draw < draws; draw++) {
    const point = estimator.draw(prng).map((coordinate, axis) => axes[axis]!.valueAt(coordinate));
    counts[cells.findIndex((cell) => cell.every((value, axis) => value === point[axis]))]!++;
  }
  // χ² of 53 degrees of freedom exceeds this once in a million.
  assertLess(chiSquared(counts, probabilities.map((it) => it * draws)), 117);
});
