import { euclidean } from "../../../lib/distances/mod.ts";
import { tripletMargin } from "../../../lib/losses/mod.ts";
import {
  allTriplets,
  angular,
  batchHard,
  type Miner,
  semiHard,
  type Triplets,
} from "../../../lib/miners/mod.ts";
import type { ParityBatch } from "../batch.ts";
import {
  comparison,
  type ParityPart,
  type ParitySetup,
  peerDistances,
  type PeerObject,
} from "../parity_part.ts";

const normalized = peerDistances["normalized euclidean"];

/** Among distances that differ in float64's last digits only, float32 takes another for the hardest. */
const tied = ({ close }: ParityBatch) =>
  close ? "which of equal distances is hardest, the last digit decides" : undefined;

function mined(options: {
  name: string;
  miner: Miner<Triplets>;
  peer?: PeerObject;
  margin?: number;
  unitRows?: boolean;
  leavesOut?: ParitySetup["leavesOut"];
}): ParitySetup {
  const { name, miner, peer, margin = 0.2, unitRows = false, leavesOut } = options;
  return comparison({
    name,
    parts: { distance: euclidean({ normalize: true }), miner, loss: tripletMargin({ margin }) },
    peer: {
      loss: { class: "losses.TripletMarginLoss", arguments: { margin, distance: normalized } },
      ...(peer && { miner: peer }),
    },
    unitRows,
    ...(leavesOut && { leavesOut }),
  });
}

export const tripletMarginParity: ParityPart = {
  part: "triplet-margin",
  setups: () => [
    mined({ name: "all triplets", miner: allTriplets() }),
    mined({ name: "all triplets, margin 0.5", miner: allTriplets(), margin: 0.5 }),
    mined({
      name: "semi-hard",
      miner: semiHard({ margin: 0.2 }),
      peer: {
        class: "miners.TripletMarginMiner",
        arguments: { margin: 0.2, type_of_triplets: "semihard", distance: normalized },
      },
    }),
    mined({
      name: "batch-hard",
      miner: batchHard(),
      peer: { class: "miners.BatchHardMiner", arguments: { distance: normalized } },
      leavesOut: tied,
    }),
    // The reference's miner takes middles of the rows as they are, and asks for a distance that scales them.
    mined({
      name: "angular",
      miner: angular({ angle: 20 }),
      peer: { class: "miners.AngularMiner", arguments: { angle: 20, distance: normalized } },
      unitRows: true,
    }),
  ],
};
