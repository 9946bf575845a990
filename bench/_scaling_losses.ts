import {
  cosine,
  euclidean,
  type ScoreKind,
  type Scorer,
  signalToNoise,
  squaredEuclidean,
} from "../lib/distances/mod.ts";
import * as parts from "../lib/losses/mod.ts";
import {
  allPairs,
  allTriplets,
  batchHard,
  type Miner,
  type Pairs,
  semiHard,
  type Triplets,
} from "../lib/miners/mod.ts";
import { type Objective, withinBatch } from "../lib/objectives/mod.ts";

const { tripletMargin, improvedTriplet } = parts;

/** Every loss of pairs or triplets of rows, with all of them or with a miner, by name. */
export const scalingLosses: Readonly<Record<string, () => Objective>> = {
  angle: () => ofPairs(parts.angle(), cosine()),
  angular: () => ofPairs(parts.angular(), cosine()),
  circle: () => ofPairs(parts.circle(), cosine()),
  contrastive: () => ofPairs(parts.contrastive(), euclidean()),
  cosent: () => ofPairs(parts.cosent(), cosine()),
  "decoupled-contrastive": () => ofPairs(parts.decoupledContrastive(), cosine()),
  "fast-ap": () => ofPairs(parts.fastAp(), squaredEuclidean({ normalize: true })),
  "generalized-lifted-structure": () => ofPairs(parts.generalizedLiftedStructure(), euclidean()),
  histogram: () => ofPairs(parts.histogram(), cosine()),
  "info-nce": () => ofPairs(parts.infoNce(), cosine()),
  "intra-pair-variance": () => ofPairs(parts.intraPairVariance(), cosine()),
  "lifted-structure": () => ofPairs(parts.liftedStructure(), euclidean()),
  "mega-batch-margin": () => ofPairs(parts.megaBatchMargin(), cosine()),
  "multi-similarity": () => ofPairs(parts.multiSimilarity(), cosine()),
  "multi-sup-con": () => ofPairs(parts.multiSupCon(), cosine()),
  "n-pairs": () => ofPairs(parts.nPairs(), cosine()),
  nca: () => ofPairs(parts.nca(), squaredEuclidean()),
  "nt-xent": () => ofPairs(parts.ntXent(), cosine()),
  pnp: () => ofPairs(parts.pnp(), cosine()),
  "ranked-list": () => ofPairs(parts.rankedList(), euclidean()),
  "signal-to-noise-contrastive": () => ofPairs(parts.signalToNoiseContrastive(), signalToNoise()),
  simclr: () => ofPairs(parts.simclr(), cosine()),
  "smooth-ap": () => ofPairs(parts.smoothAp(), cosine()),
  "soft-nearest-neighbor": () => ofPairs(parts.softNearestNeighbor(), squaredEuclidean()),
  "sup-con": () => ofPairs(parts.supCon(), cosine()),
  "threshold-consistent-margin": () => ofPairs(parts.thresholdConsistentMargin(), cosine()),
  "tuplet-margin": () => ofPairs(parts.tupletMargin(), cosine()),
  "margin, all triplets": () => ofTriplets(parts.margin({}, { classes: 32, dimensions: 64 })),
  "triplet-margin, all triplets": () => ofTriplets(tripletMargin()),
  "triplet-margin, semi-hard": () => ofTriplets(tripletMargin(), semiHard()),
  "triplet-margin, batch-hard": () => ofTriplets(tripletMargin(), batchHard()),
  "triplet-margin, all triplets, softplus": () => ofTriplets(tripletMargin({ form: "softplus" })),
  "triplet-margin, all triplets, swap": () => ofTriplets(tripletMargin({ swap: true })),
  "improved-triplet, batch-hard": () => ofTriplets(improvedTriplet(), batchHard()),
};

function ofPairs<Kind extends ScoreKind>(
  loss: parts.Loss<Pairs, Kind>,
  distance: Scorer<Kind>,
): Objective {
  return withinBatch({ distance, miner: allPairs(), loss });
}

function ofTriplets(
  loss: parts.Loss<Triplets, "distance">,
  miner: Miner<Triplets> = allTriplets(),
): Objective {
  return withinBatch({ distance: euclidean(), miner, loss });
}
