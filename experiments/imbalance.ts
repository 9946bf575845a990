import type { Experiment } from "@marginalia/marginalia/runs";
import setups from "./setups.ts";

const { "online-triplets": triplets, "info-nce": infoNce, "arc-face": arcFace } = setups.setups;
const { augmentation: _, ...plain } = setups.shared;
/** Images of large classes come more often, as they do in the data. */
const asDrawn = { sampler: { name: "group-by-label", groupSize: 4 } } as const;

/**
 * At 32 the largest class has 100 images and the smallest 3; all classes weigh alike in the test. A longer
 * tail means fewer images, too, at 32 some 1,150 of 4,000: set-ups compare at one imbalance, while how much
 * of the fall from one to the next is due to fewer images `data_size` shows.
 */
export default {
  name: "imbalance",
  question: "What do classes of uneven size cost, and does it help to draw them evenly?",
  shared: {
    ...plain,
    optimizer: { name: "adam", learningRate: 1e-3 },
    sampler: { name: "m-per-class", samplesPerClass: 4 },
  },
  setups: {
    triplets,
    "triplets-as-drawn": { ...triplets, ...asDrawn },
    "info-nce": infoNce,
    "info-nce-as-drawn": { ...infoNce, ...asDrawn },
    "arc-face": arcFace,
  },
  axes: {},
  conditions: { imbalance: [1, 4, 16, 32] },
  control: "info-nce",
  seeds: 5,
} satisfies Experiment;
