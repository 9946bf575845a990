import type { Experiment } from "@marginalia/marginalia/runs";

/** Twelve images of each of ten classes: a batch that the smallest data set can fill, too. */
const tenClasses = { name: "m-per-class", samplesPerClass: 12 } as const;

/** Pairs and triplets, drawn at random or mined online, at equal images a step. */
export default {
  name: "margin",
  question: "How does the margin act on Siamese, triplet and online-mining set-ups?",
  shared: {
    data: { name: "digit-pairs" },
    encoder: { name: "mlp" },
    distance: { name: "euclidean" },
    reducer: { name: "mean-of-non-zero" },
    optimizer: { name: "adam", learningRate: 1e-3 },
    batchSize: 120,
    steps: 250,
  },
  setups: {
    siamese: {
      sampler: { name: "random-pairs" },
      miner: { name: "packaged-pairs" },
      loss: { name: "contrastive" },
    },
    triplet: {
      sampler: { name: "random-triplets" },
      miner: { name: "packaged-triplets" },
      loss: { name: "triplet-margin" },
    },
    "online-pairs": {
      sampler: tenClasses,
      miner: { name: "all-pairs" },
      loss: { name: "contrastive" },
    },
    online: {
      sampler: tenClasses,
      miner: { name: "semi-hard" },
      loss: { name: "triplet-margin" },
    },
    "online-hard": {
      sampler: tenClasses,
      miner: { name: "batch-hard" },
      loss: { name: "triplet-margin" },
    },
  },
  axes: {
    "loss.margin": {
      "contrastive": [0.2, 0.5, 0.8, 1.1, 1.4],
      "triplet-margin": [0.05, 0.1, 0.2, 0.5, 1],
    },
  },
  intervals: {
    "loss.margin": {
      "contrastive": { low: 0.1, high: 2 },
      "triplet-margin": { low: 0.02, high: 1, log: true },
    },
  },
  seeds: 3,
} satisfies Experiment;
