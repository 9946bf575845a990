import type { miners } from "../../lib/miners/mod.ts";
import type { PartConfig } from "../../lib/parts/mod.ts";
import { coarseMargin, type Meeting } from "./_batches.ts";
import { chosenTriplets, isNegative, nearestFirst, type Triplet } from "./_brute_force.ts";
import { type ChosenPairs, chosenPairs } from "./_chosen_pairs.ts";

/** A miner as configured, and what it should choose. */
export interface MinerCase {
  readonly config: PartConfig<typeof miners>;
  /** Triplets, for a miner that chooses triplets. */
  readonly triplets?: (meeting: Meeting) => Triplet[];
  /** Pairs, for one that chooses pairs. */
  readonly pairs?: (meeting: Meeting) => ChosenPairs;
  /** Whether it draws at random; what it may choose stands in tests of its own. */
  readonly draws?: true;
  /** Why the miner needs a batch that meets itself, if it does. */
  readonly withinBatch?: string;
  /** Whether rows in another order give the same choice, where no two distances are equal. */
  readonly ordered?: boolean;
}

const margin = coarseMargin;
const packaged = { withinBatch: "packaged rows are anchors and references at once", ordered: true };

function windowCase(name: "semi-hard" | "margin-window" | "easy-window"): MinerCase {
  return {
    config: { name, margin },
    triplets: ({ labels, distances }) => chosenTriplets[name](labels, distances, margin),
  };
}

function tripletCase(
  name: "all-triplets" | "hard-window" | "semi-hard-single" | "batch-hard" | "packaged-triplets",
): MinerCase {
  return {
    config: { name },
    triplets: ({ labels, distances }) => chosenTriplets[name](labels, distances),
  };
}

/** Every pair of strategies that does not contradict itself. */
const strategies = (["easy", "semi-hard", "hard", "all"] as const).flatMap((positives, _, each) =>
  each.filter((negatives) =>
    !(positives === "semi-hard" && (negatives === "semi-hard" || negatives === "all")) &&
    !(positives === "all" && negatives === "semi-hard")
  ).map((negatives) => ({ positives, negatives }))
);

function rangedCase(positives: "easy" | "all", negatives: "hard" | "all"): MinerCase {
  const inRange = (distance: number, side: "positive" | "negative") =>
    side === "positive" ? distance >= 0.25 && distance <= 1 : distance >= 0.5 && distance <= 1.5;
  return {
    config: {
      name: "batch-easy-hard",
      positives,
      negatives,
      nearestPositive: 0.25,
      farthestPositive: 1,
      nearestNegative: 0.5,
      farthestNegative: 1.5,
    },
    pairs: ({ labels, distances }) =>
      chosenPairs["batch-easy-hard"](labels, distances, {
        positives,
        negatives,
        allowed: inRange,
      }),
  };
}

/** Triplets without each anchor's nearest negatives. */
function skipping({ labels, distances }: Meeting, count: number, chosen: Triplet[]): Triplet[] {
  return chosen.filter(({ anchor, negative }) =>
    nearestFirst(labels, distances, anchor, isNegative).indexOf(negative) >= count
  );
}

const refinedCases: readonly MinerCase[] = [
  {
    config: { name: "refined", miner: { name: "semi-hard", margin }, skipNearestNegatives: 2 },
    triplets: (meeting) =>
      skipping(meeting, 2, chosenTriplets["semi-hard"](meeting.labels, meeting.distances, margin)),
  },
  {
    config: { name: "refined", miner: { name: "batch-hard" }, skipNearestNegatives: 1 },
    triplets: ({ labels, distances }) =>
      chosenTriplets["batch-hard"](labels, distances).flatMap(({ anchor, positive }) => {
        const negative = nearestFirst(labels, distances, anchor, isNegative)[1];
        return negative === undefined ? [] : [{ anchor, positive, negative }];
      }),
  },
  {
    config: { name: "refined", miner: { name: "all-triplets" }, skipNearestNegatives: 100 },
    triplets: () => [],
  },
  {
    config: { name: "refined", miner: { name: "semi-hard", margin }, as: "pairs" },
    pairs({ labels, distances }) {
      const chosen = chosenTriplets["semi-hard"](labels, distances, margin);
      return {
        same: chosen.map(({ anchor, positive }) => [anchor, positive]),
        different: chosen.map(({ anchor, negative }) => [anchor, negative]),
      };
    },
  },
  {
    config: {
      name: "refined",
      miner: { name: "multi-similarity", epsilon: 0.25 },
      as: "triplets",
      tuplesPerAnchor: 100,
    },
    triplets({ labels, distances }) {
      const { same, different } = chosenPairs["multi-similarity"](labels, distances, 0.25);
      return same.flatMap(([anchor, positive]) =>
        different.filter(([other]) => other === anchor)
          .map(([, negative]) => ({ anchor, positive, negative }))
      );
    },
  },
  {
    config: { name: "refined", miner: { name: "all-pairs" }, tuplesPerAnchor: 100 },
    pairs: ({ labels, distances }) => chosenPairs["all-pairs"](labels, distances),
  },
];

export const minerCases: readonly MinerCase[] = [
  tripletCase("all-triplets"),
  tripletCase("hard-window"),
  windowCase("semi-hard"),
  windowCase("margin-window"),
  windowCase("easy-window"),
  tripletCase("semi-hard-single"),
  tripletCase("batch-hard"),
  {
    config: { name: "angular" },
    triplets: ({ labels, distances, among }) =>
      chosenTriplets.angular(labels, distances, margin, among),
  },
  { ...tripletCase("packaged-triplets"), ...packaged },
  {
    config: { name: "packaged-pairs" },
    pairs: ({ labels, distances }) => chosenPairs["packaged-pairs"](labels, distances),
    ...packaged,
  },
  {
    config: { name: "all-pairs" },
    pairs: ({ labels, distances }) => chosenPairs["all-pairs"](labels, distances),
  },
  {
    config: { name: "pair-margin", positiveMargin: 0.5, negativeMargin: 1.25 },
    pairs: ({ labels, distances }) => chosenPairs["pair-margin"](labels, distances, 0.5, 1.25),
  },
  {
    config: { name: "multi-similarity", epsilon: 0.25 },
    pairs: ({ labels, distances }) => chosenPairs["multi-similarity"](labels, distances, 0.25),
  },
  ...[0.3, 1].map((share): MinerCase => ({
    config: { name: "hard-pairs", share },
    pairs: ({ labels, distances }) => chosenPairs["hard-pairs"](labels, distances, share),
  })),
  ...strategies.map((options): MinerCase => ({
    config: { name: "batch-easy-hard", ...options },
    pairs: ({ labels, distances }) => chosenPairs["batch-easy-hard"](labels, distances, options),
  })),
  ...refinedCases,
  { config: { name: "distance-weighted" }, draws: true },
  {
    config: { name: "uniform-histogram", bins: 5, positivesPerBin: 3, negativesPerBin: 4 },
    draws: true,
  },
  { config: { name: "refined", miner: { name: "all-triplets" }, tuplesPerAnchor: 3 }, draws: true },
  { config: { name: "refined", miner: { name: "all-pairs" }, tuplesPerAnchor: 2 }, draws: true },
  rangedCase("easy", "hard"),
  rangedCase("all", "all"),
];
