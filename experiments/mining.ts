import type { Experiment } from "@marginalia/marginalia/runs";
import setups from "./setups.ts";

const { augmentation: _, ...plain } = setups.shared;
const loss = { name: "triplet-margin" } as const;

/**
 * One loss, and every way to choose its triplets, from the same batches but for those drawn at random. Of a
 * triplet whose negative is the nearer one the hinge is never 0, so that `hard` and `hardest` do not depend
 * on the margin; trained on these alone from the first step, embeddings shrink towards one point, as
 * `train/embedding_spread` shows.
 */
export default {
  name: "mining",
  question: "Which triplets of a batch should the loss see?",
  shared: { ...plain, optimizer: { name: "adam", learningRate: 1e-3 }, loss },
  setups: {
    random: { sampler: { name: "random-triplets" }, miner: { name: "packaged-triplets" } },
    all: { miner: { name: "all-triplets" } },
    "semi-hard": { miner: { name: "semi-hard" } },
    "semi-hard-single": { miner: { name: "semi-hard-single" } },
    hard: { miner: { name: "hard-window" } },
    hardest: { miner: { name: "batch-hard" } },
    "distance-weighted": { miner: { name: "distance-weighted" } },
  },
  axes: { "loss.margin": [0.02, 0.05, 0.1, 0.2, 0.5, 1] },
  control: "all",
  seeds: 5,
} satisfies Experiment;
