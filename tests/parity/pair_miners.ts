import {
  allPairs,
  asPairs,
  hardPairs,
  type Miner,
  multiSimilarity,
  pairMargin,
  type Pairs,
  semiHard,
  type Triplets,
} from "../../lib/miners/mod.ts";
import type { ParityBatch } from "./batch.ts";
import { peerDistances, type PeerObject } from "./parity_part.ts";

/** A miner of pairs, here and there; it sees 1 − s of a cosine s. */
export interface PairMiner {
  readonly name: string;
  readonly miner: Miner<Pairs>;
  readonly peer?: PeerObject;
  readonly leavesOut?: (batch: ParityBatch) => string | undefined;
}

/** Among distances that differ in float64's last digits only, float32 takes another for the hardest. */
export const tied = ({ close }: ParityBatch): string | undefined =>
  close ? "which of equal distances is hardest, the last digit decides" : undefined;

const distance = peerDistances.cosine;

export const allOfThem: PairMiner = { name: "all pairs", miner: allPairs() };

/** Every miner of pairs that both sides have and that draws nothing. */
export const cosinePairMiners: readonly PairMiner[] = [
  allOfThem,
  {
    name: "multi-similarity pairs",
    miner: multiSimilarity({ epsilon: 0.1 }),
    peer: { class: "miners.MultiSimilarityMiner", arguments: { epsilon: 0.1, distance } },
    leavesOut: tied,
  },
  {
    name: "pairs beyond margins",
    miner: pairMargin({ positiveMargin: 0.6, negativeMargin: 0.9 }),
    peer: {
      class: "miners.PairMarginMiner",
      arguments: { pos_margin: 0.4, neg_margin: 0.1, distance },
    },
    leavesOut: tied,
  },
  {
    name: "pairs of semi-hard triplets",
    miner: pairsOf(semiHard({ margin: 0.2 })),
    peer: {
      class: "miners.TripletMarginMiner",
      arguments: { margin: 0.2, type_of_triplets: "semihard", distance },
    },
    leavesOut: tied,
  },
  {
    name: "hardest half",
    miner: hardPairs({ share: 0.5 }),
    peer: { class: "miners.HDCMiner", arguments: { filter_percentage: 0.5, distance } },
    leavesOut: (batch) => tied(batch) ?? cutsMirrored(batch),
  },
];

/** A pair and its mirror image are equally hard: a half of an odd number of pairs takes either. */
function cutsMirrored({ labels, references }: ParityBatch): string | undefined {
  if (references) return undefined;
  const positives = labels.reduce(
    (count, label) => count + labels.filter((other) => other === label).length - 1,
    0,
  );
  const negatives = labels.length * (labels.length - 1) - positives;
  return positives % 4 === 0 && negatives % 4 === 0
    ? undefined
    : "the half parts a pair from its mirror image, which is as hard";
}

/** Triplets as a pair loss meets them in the reference: each pair as often as it occurs. */
function pairsOf(miner: Miner<Triplets>): Miner<Pairs> {
  return {
    ...miner,
    selects: "pairs",
    mine: (inputs) => asPairs(miner.mine(inputs), inputs.scores.matrix),
  };
}
