import type { Prng } from "../../../lib/random/mod.ts";
import {
  bcaBootstrap,
  cohensDz,
  correctedResampledInterval,
  deviationInterval,
  hedgesG,
  mean,
  normalProbability,
  percentileBootstrap,
  tInterval,
} from "../../../lib/statistics/mod.ts";
import {
  resampledStatistics,
  sortedQuantile,
} from "../../../lib/statistics/_resampled_statistics.ts";
import { correlated, exponentials, foldAccuracies, normals } from "./draws.ts";
import type { Simulation } from "./simulation.ts";

const unit = "training seeds";
const quarters = { unit: "folds", testToTrain: 1 / 3 } as const;
/** The correlation at which Nadeau and Bengio's correction is exact. */
const assumed = 1 / 4;
/** The accuracy expected of `foldAccuracies`: the threshold varies by 1/48 around 0. */
const accuracy = normalProbability(0.5 / Math.sqrt(1 + 1 / 48));

type Bounds = { readonly lower: number; readonly upper: number };
const holds = ({ lower, upper }: Bounds, value: number) => lower <= value && value <= upper;
const resampling = (prng: Prng) => ({ unit, prng, resamples: 1000 } as const);

/** The percentile bootstrap as it would be below 10 values, where the library refuses it. */
function unrefused(values: readonly number[], prng: Prng): Bounds {
  const options = { ...resampling(prng), statistic: mean, level: 0.95 };
  const sorted = resampledStatistics(values, options);
  return { lower: sortedQuantile(sorted, 0.025), upper: sortedQuantile(sorted, 0.975) };
}

/** Intervals that cover what they claim where their assumptions hold. */
export const intervalSimulations: readonly Simulation[] = [
  {
    name: "t interval, 3 normal values",
    claim: 0.95,
    expectation: "equals",
    trial: (prng) => holds(tInterval(normals(prng, 3), { unit }), 0),
  },
  {
    name: "t interval at 90 %, 10 normal values",
    claim: 0.9,
    expectation: "equals",
    trial: (prng) => holds(tInterval(normals(prng, 10), { unit, level: 0.9 }), 0),
  },
  {
    name: "spread, 5 normal values",
    claim: 0.95,
    expectation: "equals",
    trial: (prng) => holds(deviationInterval(normals(prng, 5), { unit }), 1),
  },
  {
    name: "corrected resampled t interval, 4 folds correlated as it assumes",
    claim: 0.95,
    expectation: "equals",
    trial: (prng) => holds(correctedResampledInterval(correlated(prng, 4, assumed), quarters), 0),
  },
  {
    name: "Cohen's d_z of 1, 8 normal differences",
    claim: 0.95,
    expectation: "equals",
    slow: true,
    trial: (prng) => holds(cohensDz(normals(prng, 8, 1)), 1),
  },
  {
    name: "Hedges' g of 1, 6 and 9 normal values",
    claim: 0.95,
    expectation: "equals",
    slow: true,
    trial: (prng) => holds(hedgesG(normals(prng, 6, 1), normals(prng, 9)), 1),
  },
];

/** How far intervals are off where their assumptions fail, or their sample is small. */
export const limitSimulations: readonly Simulation[] = [
  ...[4, 10, 30].map((count): Simulation => ({
    name: `t interval, ${count} exponential values`,
    claim: 0.95,
    expectation: "shown",
    trial: (prng) => holds(tInterval(exponentials(prng, count), { unit }), 1),
  })),
  ...[3, 5, 9].map((count): Simulation => ({
    name: `percentile bootstrap, ${count} normal values (the library refuses)`,
    claim: 0.95,
    expectation: "shown",
    slow: true,
    trial: (prng) => holds(unrefused(normals(prng, count), prng), 0),
  })),
  ...[10, 30].flatMap((count): Simulation[] => [
    {
      name: `percentile bootstrap, ${count} normal values`,
      claim: 0.95,
      expectation: "shown",
      slow: true,
      trial: (prng) => holds(percentileBootstrap(normals(prng, count), resampling(prng)), 0),
    },
    {
      name: `BCa bootstrap, ${count} normal values`,
      claim: 0.95,
      expectation: "shown",
      slow: true,
      trial: (prng) => holds(bcaBootstrap(normals(prng, count), resampling(prng)), 0),
    },
    {
      name: `percentile bootstrap, ${count} exponential values`,
      claim: 0.95,
      expectation: "shown",
      slow: true,
      trial: (prng) => holds(percentileBootstrap(exponentials(prng, count), resampling(prng)), 1),
    },
    {
      name: `BCa bootstrap, ${count} exponential values`,
      claim: 0.95,
      expectation: "shown",
      slow: true,
      trial: (prng) => holds(bcaBootstrap(exponentials(prng, count), resampling(prng)), 1),
    },
  ]),
  {
    name: "t interval over 4 folds, correlated by 1/4",
    claim: 0.95,
    expectation: "shown",
    trial: (prng) => holds(tInterval(correlated(prng, 4, assumed), { unit }), 0),
  },
  {
    name: "t interval over 4 folds of a classifier",
    claim: 0.95,
    expectation: "shown",
    trial: (prng) => holds(tInterval(foldAccuracies(prng), { unit }), accuracy),
  },
  {
    name: "corrected resampled t interval over 4 folds of a classifier",
    claim: 0.95,
    expectation: "shown",
    trial: (prng) => holds(correctedResampledInterval(foldAccuracies(prng), quarters), accuracy),
  },
];
