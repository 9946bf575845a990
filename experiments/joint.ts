import type { Experiment } from "@marginalia/marginalia/runs";
import setups from "./setups.ts";

const { "online-pairs": contrastive, "online-triplets": triplet, joint } = setups.setups;
const { augmentation: _, ...plain } = setups.shared;

/** `objective.weight` is the triplet loss's, beside a contrastive loss of weight 1; each alone, too. */
export default {
  name: "joint",
  question: "How should a contrastive and a triplet loss be weighed against each other?",
  shared: { ...plain, optimizer: { name: "adam", learningRate: 1e-3 } },
  setups: { contrastive, triplet, joint },
  axes: { "objective.weight": [0.1, 0.3, 1, 3, 10] },
  control: "triplet",
  seeds: 5,
} satisfies Experiment;
