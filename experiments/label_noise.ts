import type { Experiment } from "@marginalia/marginalia/runs";
import setups from "./setups.ts";

const { siamese, "online-triplets": triplets, "info-nce": infoNce, "arc-face": arcFace } =
  setups.setups;
const { augmentation: _, ...plain } = setups.shared;

/** Wrong labels in training only: validation and test stay true. The same labels are wrong in all set-ups. */
export default {
  name: "label_noise",
  question: "Which set-up bears wrong labels best?",
  shared: { ...plain, optimizer: { name: "adam", learningRate: 1e-3 } },
  setups: {
    siamese,
    triplets,
    "info-nce": infoNce,
    "arc-face": arcFace,
    filtered: { ...infoNce, objective: { name: "noise-filter", rate: 0.2 } },
  },
  axes: {},
  conditions: { labelNoise: [0, 0.1, 0.2, 0.4] },
  control: "info-nce",
  seeds: 5,
} satisfies Experiment;
