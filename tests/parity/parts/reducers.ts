import { euclidean } from "../../../lib/distances/mod.ts";
import { contrastive, tripletMargin } from "../../../lib/losses/mod.ts";
import { allPairs, batchHard } from "../../../lib/miners/mod.ts";
import { classWeighted, perAnchor, type Reducer, threshold } from "../../../lib/reducers/mod.ts";
import {
  comparison,
  type ParityPart,
  type ParitySetup,
  peerDistances,
  type PeerObject,
} from "../parity_part.ts";

const distance = peerDistances["normalized euclidean"];

interface ComparedReducer {
  readonly name: string;
  readonly reducer: Reducer;
  readonly peer: PeerObject;
  readonly differs?: ParitySetup["differs"];
}

/** A reducer of the contrastive loss's two terms. */
function ofPairs({ name, reducer, peer, differs }: ComparedReducer): ParitySetup {
  return comparison({
    name: `${name}, pairs`,
    parts: {
      distance: euclidean({ normalize: true }),
      miner: allPairs(),
      loss: contrastive({ form: "hinge", positiveMargin: 0.2, margin: 1.3 }),
      reducer,
    },
    peer: {
      loss: {
        class: "losses.ContrastiveLoss",
        arguments: { pos_margin: 0.2, neg_margin: 1.3, distance, reducer: peer },
      },
    },
    ...(differs && { differs }),
  });
}

/** A reducer of listed triplets. */
function ofTriplets({ name, reducer, peer }: ComparedReducer): ParitySetup {
  return comparison({
    name: `${name}, triplets`,
    parts: {
      distance: euclidean({ normalize: true }),
      miner: batchHard(),
      loss: tripletMargin({ margin: 0.2 }),
      reducer,
    },
    peer: {
      loss: {
        class: "losses.TripletMarginLoss",
        arguments: { margin: 0.2, distance, reducer: peer },
      },
      miner: { class: "miners.BatchHardMiner", arguments: { distance } },
    },
    leavesOut: ({ close }) =>
      close ? "which of equal distances is hardest, the last digit decides" : undefined,
  });
}

function thresholdSetups(low: number, high?: number): ParitySetup[] {
  const compared = {
    name: `between ${low} and ${high ?? "no bound"}`,
    reducer: threshold({ low, ...(high !== undefined && { high }) }),
    peer: {
      class: "reducers.ThresholdReducer",
      arguments: { low, ...(high !== undefined && { high }) },
    },
  };
  return [ofPairs(compared), ofTriplets(compared)];
}

/** As many as there are rows: a batch may have a class a row. */
const weights = Array.from({ length: 24 }, (_, label) => (label % 5) / 2);

const weighted: ComparedReducer = {
  name: "weights from 0 to 2",
  reducer: classWeighted({ weights }),
  peer: { class: "reducers.ClassWeightedReducer", arguments: { weights } },
};

export const reducersParity: readonly ParityPart[] = [
  {
    part: "reducer threshold",
    setups: () => [...thresholdSetups(0), ...thresholdSetups(0.1), ...thresholdSetups(0.05, 0.4)],
  },
  { part: "reducer class-weighted", setups: () => [ofPairs(weighted), ofTriplets(weighted)] },
  {
    part: "reducer per-anchor",
    setups: () => [ofPairs({
      name: "mean",
      reducer: perAnchor(),
      peer: { class: "reducers.PerAnchorReducer" },
      differs({ name, references }) {
        if (references !== undefined) {
          return "the reference lays pairs with references into a matrix of the batch with itself";
        }
        return name.startsWith("uneven")
          ? "the reference counts anchors without a pair as ones with a loss of 0"
          : undefined;
      },
    })],
  },
];
