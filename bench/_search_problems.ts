import { normal, type Prng } from "../lib/random/mod.ts";
import type { SearchPoint, SearchSpace } from "../lib/search/mod.ts";

/** A function whose least value is known. */
export interface SearchProblem {
  readonly name: string;
  readonly space: SearchSpace;
  /** What a trial at the point should give. */
  value(point: SearchPoint): number;
  /** The least value. */
  readonly least: number;
  /** What a trial measures, when it is more than the value; its draws are the trial's own. */
  measure?(value: number, prng: Prng): number;
}

const number = (point: SearchPoint, path: string) => Number(point[path]);

/** Branin's function of two variables, with three equal minima. Reference: Dixon and Szegő, 1978. */
const branin: SearchProblem = {
  name: "Branin",
  space: {
    x: { kind: "float", low: -5, high: 10 },
    y: { kind: "float", low: 0, high: 15 },
  },
  least: 10 / (8 * Math.PI),
  value(point) {
    const [x, y] = [number(point, "x"), number(point, "y")];
    const valley = y - 5.1 / (4 * Math.PI ** 2) * x * x + 5 / Math.PI * x - 6;
    return valley ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
  },
};

/** Hartmann's function of six variables: four wells. Reference: Dixon and Szegő, 1978. */
const hartmann6: SearchProblem = {
  name: "Hartmann-6",
  space: Object.fromEntries(
    ["a", "b", "c", "d", "e", "f"].map((path) => [path, { kind: "float", low: 0, high: 1 }]),
  ),
  // At (.20169, .150011, .476874, .275332, .311652, .6573).
  least: -3.322368011415512,
  value(point) {
    const x = ["a", "b", "c", "d", "e", "f"].map((path) => number(point, path));
    return -wells.reduce((sum, { depth, steepness, center }) => {
      const miss = x.reduce((all, it, i) => all + steepness[i]! * (it - center[i]! / 1e4) ** 2, 0);
      return sum + depth * Math.exp(-miss);
    }, 0);
  },
};

const wells = [
  {
    depth: 1,
    steepness: [10, 3, 17, 3.5, 1.7, 8],
    center: [1312, 1696, 5569, 124, 8283, 5886],
  },
  {
    depth: 1.2,
    steepness: [0.05, 10, 17, 0.1, 8, 14],
    center: [2329, 4135, 8307, 3736, 1004, 9991],
  },
  {
    depth: 3,
    steepness: [3, 3.5, 1.7, 10, 17, 8],
    center: [2348, 1451, 3522, 2883, 3047, 6650],
  },
  {
    depth: 3.2,
    steepness: [17, 8, 0.05, 10, 0.1, 14],
    center: [4047, 8828, 8732, 5743, 1091, 381],
  },
];

/** Squares of the decades by which three settings miss, each over four decades, and noise of deviation 1/4. */
const noisyBowl: SearchProblem = {
  name: "noisy log bowl",
  space: Object.fromEntries(
    ["rate", "decay", "temperature"].map((path) => [
      path,
      { kind: "float", low: 1e-4, high: 1, log: true },
    ]),
  ),
  least: 0,
  value: (point) =>
    Object.entries({ rate: -3, decay: -2.5, temperature: -1 }).reduce(
      (sum, [path, decade]) => sum + (Math.log10(number(point, path)) - decade) ** 2,
      0,
    ),
  measure: (value, prng) => value + normal(prng) / 4,
};

export const searchProblems = [branin, hartmann6, noisyBowl];
