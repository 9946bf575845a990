import type { Experiment } from "@marginalia/marginalia/runs";

/** Twelve images of each of ten classes. */
const tenClasses = { name: "m-per-class", samplesPerClass: 12 } as const;
/** Pairs as similarities, each pair counted. */
const cosines = { distance: { name: "cosine" }, reducer: { name: "mean" } } as const;

/**
 * Every set-up encodes 120 images a step, augmented alike, from the same first weights a seed; margins and
 * temperatures are the papers' unless a line says otherwise. Once more without augmentation, which simclr
 * cannot do without: `deno task sweep setups augmentation=none`.
 */
export default {
  name: "setups",
  question: "Which set-up learns the best embedding from the same number of images?",
  shared: {
    data: { name: "digit-pairs" },
    encoder: { name: "mlp" },
    augmentation: { name: "affine", degrees: 5, shift: 0.05, scale: 0.05 },
    sampler: tenClasses,
    distance: { name: "euclidean" },
    reducer: { name: "mean-of-non-zero" },
    optimizer: { name: "adam" },
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
    quadruplet: {
      miner: { name: "semi-hard", margin: 0.2 },
      // In squares, of which 4 is the most here: with the paper's 1 and 0.5 all embeddings become one.
      loss: { name: "quadruplet", margin: 0.2, strangerMargin: 0.1 },
    },
    "online-pairs": { miner: { name: "all-pairs" }, loss: { name: "contrastive" } },
    "online-triplets": { miner: { name: "semi-hard" }, loss: { name: "triplet-margin" } },
    // The harder half of the pairs; the hardest triplets alone shrink the embedding to a point, see mining.
    "hard-negative": { miner: { name: "hard-pairs" }, loss: { name: "contrastive" } },
    joint: {
      miner: { name: "semi-hard" },
      loss: { name: "triplet-margin" },
      objective: {
        name: "weighted-sum",
        others: {
          contrastive: {
            distance: { name: "euclidean" },
            miner: { name: "all-pairs" },
            loss: { name: "contrastive" },
            reducer: { name: "mean-of-non-zero" },
          },
        },
      },
    },
    "info-nce": { ...cosines, miner: { name: "all-pairs" }, loss: { name: "info-nce" } },
    "sup-con": { ...cosines, miner: { name: "all-pairs" }, loss: { name: "sup-con" } },
    simclr: {
      ...cosines,
      sampler: { name: "uniform" },
      miner: { name: "all-pairs" },
      loss: { name: "simclr" },
      objective: { name: "self-supervised" },
      views: 2,
    },
    angular: { ...cosines, miner: { name: "all-pairs" }, loss: { name: "angular" } },
    margin: { miner: { name: "distance-weighted" }, loss: { name: "margin", learn: "one" } },
    // The paper's scale of 64 is for many classes and long training: 16 was better on validation classes.
    "arc-face": { ...cosines, miner: { name: "all-pairs" }, loss: { name: "arc-face", scale: 16 } },
  },
  axes: { "optimizer.learningRate": [3e-4, 1e-3, 3e-3] },
  control: "online-triplets",
  seeds: 10,
} satisfies Experiment;
