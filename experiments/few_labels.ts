import type { Experiment } from "@marginalia/marginalia/runs";
import setups from "./setups.ts";

const { "online-triplets": triplets, "info-nce": infoNce, simclr } = setups.setups;
const labelled = [2, 5, 10, 30, 100];

/**
 * Labels run out: supervised set-ups see the labelled images alone, simclr all 4,000 and no label, so that
 * it runs once a seed. Augmented alike; four images of each class.
 */
export default {
  name: "few_labels",
  question: "With how few labels does training without any do better?",
  shared: {
    ...setups.shared,
    optimizer: { name: "adam", learningRate: 1e-3 },
    sampler: { name: "m-per-class", samplesPerClass: 4 },
  },
  setups: { triplets, "info-nce": infoNce, simclr },
  axes: {},
  conditions: { labelsPerClass: { "triplet-margin": labelled, "info-nce": labelled } },
  control: "simclr",
  seeds: 5,
} satisfies Experiment;
