import type { Experiment } from "@marginalia/marginalia/runs";
import setups from "./setups.ts";

const { "online-triplets": triplets, "info-nce": infoNce } = setups.setups;
const { augmentation: _, ...plain } = setups.shared;

/**
 * Four images of each class, and as many classes as the batch holds. All trials encode 32,000 images, so
 * that a larger batch means fewer steps.
 */
export default {
  name: "batch_size",
  question:
    "How large should a batch be, and does a memory of earlier batches stand in for a larger one?",
  shared: {
    ...plain,
    optimizer: { name: "adam", learningRate: 1e-3 },
    sampler: { name: "m-per-class", samplesPerClass: 4 },
  },
  setups: {
    triplets,
    "info-nce": infoNce,
    memory: { ...infoNce, objective: { name: "cross-batch-memory", size: 1024 } },
  },
  axes: {},
  conditions: { batchSize: [20, 40, 80, 160], steps: [1600, 800, 400, 200] },
  search: { strategy: "zip" },
  control: "info-nce",
  seeds: 5,
} satisfies Experiment;
