import { cosine } from "../../lib/distances/mod.ts";
import type { Loss } from "../../lib/losses/mod.ts";
import {
  allPairs,
  asPairs,
  type Miner,
  multiSimilarity,
  pairMargin,
  type Pairs,
  semiHard,
  type Triplets,
} from "../../lib/miners/mod.ts";
import type { Reducer } from "../../lib/reducers/mod.ts";
import type { ParityBatch } from "./batch.ts";
import { comparison, type ParityPart, type ParitySetup, type PeerObject } from "./parity_part.ts";

/** A loss of pairs by cosine, here and there. */
export interface CosineLoss {
  readonly name: string;
  readonly loss: Loss<Pairs, "similarity">;
  readonly peer: PeerObject;
}

export interface CosinePart {
  readonly part: string;
  /** The first is compared with every miner, the others on all pairs. */
  readonly losses: readonly [CosineLoss, ...CosineLoss[]];
  readonly reducer?: Reducer;
  readonly leavesOut?: ParitySetup["leavesOut"];
  readonly differs?: ParitySetup["differs"];
}

const distance: PeerObject = { class: "distances.CosineSimilarity" };

const miners: readonly { name: string; miner: Miner<Pairs>; peer?: PeerObject }[] = [
  { name: "all pairs", miner: allPairs() },
  {
    name: "multi-similarity miner",
    miner: multiSimilarity({ epsilon: 0.1 }),
    peer: { class: "miners.MultiSimilarityMiner", arguments: { epsilon: 0.1, distance } },
  },
  {
    // 1 − s here, s there.
    name: "pair-margin miner",
    miner: pairMargin({ positiveMargin: 0.4, negativeMargin: 0.9 }),
    peer: {
      class: "miners.PairMarginMiner",
      arguments: { pos_margin: 0.6, neg_margin: 0.1, distance },
    },
  },
  {
    name: "pairs of semi-hard triplets",
    miner: pairsOf(semiHard({ margin: 0.2 })),
    peer: {
      class: "miners.TripletMarginMiner",
      arguments: { margin: 0.2, type_of_triplets: "semihard", distance },
    },
  },
];

/** Compares a loss of pairs with each miner. */
export function cosinePart({ part, losses, reducer, leavesOut, differs }: CosinePart): ParityPart {
  const [first, ...others] = losses;
  const setup = (
    { name, loss, peer }: CosineLoss,
    { name: mined, miner, peer: peerMiner }: typeof miners[number],
  ): ParitySetup =>
    comparison({
      name: `${name}, ${mined}`,
      parts: { distance: cosine(), miner, loss, ...(reducer && { reducer }) },
      peer: { loss: peer, ...(peerMiner && { miner: peerMiner }) },
      leavesOut: (batch) => leavesOut?.(batch) ?? (peerMiner && undecided(batch)),
      ...(differs && { differs }),
    });
  return {
    part,
    setups: () => [
      ...miners.map((miner) => setup(first, miner)),
      ...others.map((loss) => setup(loss, miners[0]!)),
    ],
  };
}

function undecided({ close }: ParityBatch): string | undefined {
  return close ? "which of equal cosines a miner takes, the last digit decides" : undefined;
}

/** Triplets as a pair loss meets them in the reference: each pair as often as it occurs. */
function pairsOf(miner: Miner<Triplets>): Miner<Pairs> {
  return {
    ...miner,
    selects: "pairs",
    mine: (inputs) => asPairs(miner.mine(inputs), inputs.scores.matrix),
  };
}
