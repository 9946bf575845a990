import { cosine, euclidean } from "../../../lib/distances/mod.ts";
import { contrastive, ntXent, tripletMargin } from "../../../lib/losses/mod.ts";
import { allPairs, allTriplets, batchEasyHard } from "../../../lib/miners/mod.ts";
import {
  crossBatchMemory,
  selfSupervised,
  weightedSum,
  withinBatch,
} from "../../../lib/objectives/mod.ts";
import { mean } from "../../../lib/reducers/mod.ts";
import type { ParityBatch } from "../batch.ts";
import { type ParityPart, peerDistances, type PeerObject } from "../parity_part.ts";

const distance = euclidean();
const pairs = { distance, miner: allPairs(), loss: contrastive({ form: "hinge", margin: 6 }) };
const triplets = { distance, miner: allTriplets(), loss: tripletMargin({ margin: 1 }) };
const views = { distance: cosine(), miner: allPairs(), loss: ntXent({ temperature: 0.5 }) };

const peers = {
  pairs: {
    class: "losses.ContrastiveLoss",
    arguments: { neg_margin: 6, distance: peerDistances.euclidean },
  },
  meanOfPairs: {
    class: "losses.ContrastiveLoss",
    arguments: {
      neg_margin: 6,
      distance: peerDistances.euclidean,
      reducer: { class: "reducers.MeanReducer" },
    },
  },
  triplets: {
    class: "losses.TripletMarginLoss",
    arguments: { margin: 1, distance: peerDistances.euclidean },
  },
  views: { class: "losses.NTXentLoss", arguments: { temperature: 0.5 } },
} as const satisfies Record<string, PeerObject>;

const withoutReferences = ({ references }: ParityBatch) =>
  references && "the reference's wrapper takes no references";

const memory = (loss: PeerObject, size: number, miner?: PeerObject): PeerObject => ({
  class: "losses.CrossBatchMemory",
  arguments: { loss, embedding_size: 16, memory_size: size, ...(miner && { miner }) },
});

const easyPositives: PeerObject = {
  class: "miners.BatchEasyHardMiner",
  arguments: { pos_strategy: "easy", neg_strategy: "all", distance: peerDistances.euclidean },
};

const crossBatchMemoryParity: ParityPart = {
  part: "cross-batch-memory",
  setups: ({ dimensions }) => [
    // Partly filled; full, with copies of two earlier steps; wrapped within a batch. Means of all pairs: a
    // row is at distance 0 from its earlier copies, which the reference rounds to something above.
    ...[[60, 2], [72, 4], [40, 3]].map(([size = 0, calls = 0]) => ({
      name: `${size} rows, step ${calls}`,
      ours: crossBatchMemory({ ...pairs, reducer: mean(), size, dimensions }),
      peer: { loss: memory(peers.meanOfPairs, size), calls },
      leavesOut: withoutReferences,
    })),
    {
      name: "triplets",
      ours: crossBatchMemory({ ...triplets, size: 40, dimensions }),
      peer: { loss: memory(peers.triplets, 40), calls: 2 },
      leavesOut: withoutReferences,
    },
    {
      name: "easy positives",
      ours: crossBatchMemory({
        ...pairs,
        miner: batchEasyHard({ positives: "easy", negatives: "all" }),
        size: 40,
        dimensions,
      }),
      peer: { loss: memory(peers.pairs, 40, easyPositives) },
      leavesOut: withoutReferences,
      differs: () => "there a row's own copy is an easy positive, removed only after mining",
    },
  ],
};

const selfSupervisedParity: ParityPart = {
  part: "self-supervised",
  setups: () => [
    {
      name: "nt-xent",
      ours: selfSupervised({ objective: withinBatch(views) }),
      peer: {
        loss: { class: "losses.SelfSupervisedLoss", arguments: { loss: peers.views } },
        call: "views",
      },
      leavesOut: withoutReferences,
    },
    {
      name: "contrastive",
      ours: selfSupervised({ objective: withinBatch(pairs) }),
      peer: {
        loss: { class: "losses.SelfSupervisedLoss", arguments: { loss: peers.pairs } },
        call: "views",
      },
      leavesOut: withoutReferences,
    },
  ],
};

const weightedSumParity: ParityPart = {
  part: "weighted-sum",
  setups: () => [
    {
      name: "contrastive and triplet",
      ours: weightedSum({
        pairs: { objective: withinBatch(pairs), weight: 1 },
        triplets: { objective: withinBatch(triplets), weight: 1 },
      }),
      peer: {
        loss: {
          class: "losses.MultipleLosses",
          arguments: { losses: [peers.pairs, peers.triplets] },
        },
      },
      leavesOut: withoutReferences,
    },
  ],
};

/** Objectives that the reference has as wrappers of losses. */
export const wrappersParity: readonly ParityPart[] = [
  crossBatchMemoryParity,
  selfSupervisedParity,
  weightedSumParity,
];
