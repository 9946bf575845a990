import type { Experiment } from "@marginalia/marginalia/runs";
import setups from "./setups.ts";

const { siamese, "online-triplets": triplets, "info-nce": infoNce, simclr } = setups.setups;

/** The same number of steps on fewer images: of each of the 40 training classes 5, 10, 25, 50 or 100. */
export default {
  name: "data_size",
  question: "How does each set-up use more training images?",
  shared: { ...setups.shared, optimizer: { name: "adam", learningRate: 1e-3 } },
  setups: { siamese, triplets, "info-nce": infoNce, simclr },
  axes: {},
  conditions: { trainingImages: [200, 400, 1000, 2000, 4000] },
  control: "triplets",
  seeds: 5,
} satisfies Experiment;
