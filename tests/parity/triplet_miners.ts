import { euclidean } from "../../lib/distances/mod.ts";
import type { Loss } from "../../lib/losses/mod.ts";
import {
  allTriplets,
  angular,
  batchHard,
  type Miner,
  semiHard,
  type Triplets,
} from "../../lib/miners/mod.ts";
import { withUnitRows } from "./batch.ts";
import { tied } from "./pair_miners.ts";
import { comparison, type ParitySetup, peerDistances, type PeerObject } from "./parity_part.ts";

/** A miner of triplets, here and there, by distances between rows of length 1. */
interface TripletMiner extends Pick<ParitySetup, "leavesOut" | "prepare"> {
  readonly name: string;
  readonly miner: Miner<Triplets>;
  readonly peer?: PeerObject;
}

const distance = peerDistances["normalized euclidean"];

const tripletMiners: readonly TripletMiner[] = [
  { name: "all triplets", miner: allTriplets() },
  {
    name: "semi-hard",
    miner: semiHard({ margin: 0.2 }),
    peer: {
      class: "miners.TripletMarginMiner",
      arguments: { margin: 0.2, type_of_triplets: "semihard", distance },
    },
    leavesOut: tied,
  },
  {
    name: "batch-hard",
    miner: batchHard(),
    peer: { class: "miners.BatchHardMiner", arguments: { distance } },
    leavesOut: tied,
  },
  {
    name: "angular",
    miner: angular({ angle: 20 }),
    peer: { class: "miners.AngularMiner", arguments: { angle: 20, distance } },
    leavesOut: tied,
    // The reference's miner takes middles of the rows as they are, and asks for a distance that scales them.
    prepare: withUnitRows,
  },
];

/** A loss of triplets by distances between rows of length 1, here and there. */
export interface TripletLoss {
  readonly name: string;
  readonly loss: Loss<Triplets, "distance">;
  readonly peer: Omit<PeerObject, "arguments"> & Required<Pick<PeerObject, "arguments">>;
}

type Rest = Omit<ParitySetup, "name" | "ours" | "peer" | "leavesOut" | "prepare">;

/** The loss with every miner. */
export function withTripletMiners(loss: TripletLoss, rest: Rest = {}): ParitySetup[] {
  return tripletMiners.map((miner) => withTripletMiner(loss, miner, rest));
}

/** The loss on all triplets. */
export function withAllTriplets(loss: TripletLoss, rest: Rest = {}): ParitySetup {
  return withTripletMiner(loss, tripletMiners[0]!, rest);
}

function withTripletMiner(
  { name, loss, peer }: TripletLoss,
  { name: mined, miner, peer: peerMiner, ...where }: TripletMiner,
  rest: Rest,
): ParitySetup {
  return comparison({
    ...rest,
    ...where,
    name: `${name}, ${mined}`,
    parts: { distance: euclidean({ normalize: true }), miner, loss },
    peer: {
      loss: { ...peer, arguments: { ...peer.arguments, distance } },
      ...(peerMiner && { miner: peerMiner }),
    },
  });
}
