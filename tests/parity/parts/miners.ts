import { euclidean } from "../../../lib/distances/mod.ts";
import { contrastive, tripletMargin } from "../../../lib/losses/mod.ts";
import {
  batchEasyHard,
  easyWindow,
  hardPairs,
  hardWindow,
  marginWindow,
  type Miner,
  multiSimilarity,
  pairMargin,
  type Pairs,
  type Triplets,
} from "../../../lib/miners/mod.ts";
import { meanOfNonZero } from "../../../lib/reducers/mod.ts";
import { normalized, scoreOracles } from "../../distances/_score_oracles.ts";
import { chosenPairs } from "../../miners/_chosen_pairs.ts";
import type { ParityBatch } from "../batch.ts";
import {
  comparison,
  type ParityPart,
  type ParitySetup,
  type PeerArgument,
  peerDistances,
} from "../parity_part.ts";

const distance = peerDistances["normalized euclidean"];

/** Among distances that differ in float64's last digits only, float32 takes others. */
const tied = ({ close }: ParityBatch) =>
  close ? "which of equal distances a miner takes, the last digit decides" : undefined;

interface Compared<Chosen extends Pairs | Triplets> {
  readonly name: string;
  readonly miner: Miner<Chosen>;
  readonly peer: string;
  readonly options: Readonly<Record<string, PeerArgument>>;
}

/** Triplets as the triplet loss sees them; its margin is wide enough to be missed by all. */
function triplets({ name, miner, peer, options }: Compared<Triplets>): ParitySetup {
  const margin = 2.5;
  return comparison({
    name,
    parts: { distance: euclidean({ normalize: true }), miner, loss: tripletMargin({ margin }) },
    peer: {
      loss: { class: "losses.TripletMarginLoss", arguments: { margin, distance } },
      miner: { class: `miners.${peer}`, arguments: { ...options, distance } },
    },
    leavesOut: tied,
  });
}

/** Pairs as the contrastive loss sees them. */
function pairs({ name, miner, peer, options }: Compared<Pairs>): ParitySetup {
  return comparison({
    name,
    parts: {
      distance: euclidean({ normalize: true }),
      miner,
      loss: contrastive({ form: "hinge", positiveMargin: -0.5, margin: 2.5 }),
      reducer: meanOfNonZero(),
    },
    peer: {
      loss: {
        class: "losses.ContrastiveLoss",
        arguments: { pos_margin: -0.5, neg_margin: 2.5, distance },
      },
      miner: { class: `miners.${peer}`, arguments: { ...options, distance } },
    },
    leavesOut: tied,
  });
}

function window(
  part: "hard-window" | "margin-window" | "easy-window",
  type: "hard" | "all" | "easy",
  make: (margin: number) => Miner<Triplets>,
): ParityPart {
  return {
    part: `miner ${part}`,
    setups: () =>
      [0.1, 0.3].map((margin) =>
        triplets({
          name: `margin ${margin}`,
          miner: make(margin),
          peer: "TripletMarginMiner",
          options: { margin, type_of_triplets: type },
        })
      ),
  };
}

const strategies = (["easy", "semi-hard", "hard", "all"] as const).flatMap((positives, _, each) =>
  each.filter((negatives) =>
    !(positives === "semi-hard" && (negatives === "semi-hard" || negatives === "all")) &&
    !(positives === "all" && negatives === "semi-hard")
  ).map((negatives) => ({ positives, negatives }))
);

function batchEasyHardSetup(strategy: typeof strategies[number]): ParitySetup {
  const { positives, negatives } = strategy;
  const setup = pairs({
    name: `${positives} positives, ${negatives} negatives`,
    miner: batchEasyHard(strategy),
    peer: "BatchEasyHardMiner",
    options: {
      pos_strategy: positives.replace("-", ""),
      neg_strategy: negatives.replace("-", ""),
    },
  });
  const differs = ({ embeddings, labels, references }: ParityBatch) => {
    const unit = (rows: readonly Float32Array[]) => normalized(rows.map((row) => Array.from(row)));
    const [anchors, others] = [unit(embeddings), unit(references?.embeddings ?? embeddings)];
    const { same, different } = chosenPairs["batch-easy-hard"](
      references ? { anchors: labels, references: references.labels } : labels,
      scoreOracles.euclidean(anchors, others),
      strategy,
    );
    return same.length === 1 && different.length === 1
      ? "the reference takes one positive and one negative pair for none"
      : undefined;
  };
  return { ...setup, differs };
}

export const minersParity: readonly ParityPart[] = [
  window("hard-window", "hard", () => hardWindow()),
  window("margin-window", "all", (margin) => marginWindow({ margin })),
  window("easy-window", "easy", (margin) => easyWindow({ margin })),
  { part: "miner batch-easy-hard", setups: () => strategies.map(batchEasyHardSetup) },
  {
    part: "miner multi-similarity",
    setups: () =>
      [0.1, 0.4].map((epsilon) =>
        pairs({
          name: `epsilon ${epsilon}`,
          miner: multiSimilarity({ epsilon }),
          peer: "MultiSimilarityMiner",
          options: { epsilon },
        })
      ),
  },
  {
    part: "miner pair-margin",
    setups: () =>
      [[0.2, 0.8], [1.2, 1.3]].map(([farther, nearer]) =>
        pairs({
          name: `margins ${farther} and ${nearer}`,
          miner: pairMargin({ positiveMargin: farther!, negativeMargin: nearer! }),
          peer: "PairMarginMiner",
          options: { pos_margin: farther!, neg_margin: nearer! },
        })
      ),
  },
  {
    part: "miner hard-pairs",
    setups: () =>
      [0.5, 0.15].map((share) =>
        pairs({
          name: `share ${share}`,
          miner: hardPairs({ share }),
          peer: "HDCMiner",
          options: { filter_percentage: share },
        })
      ),
  },
];
