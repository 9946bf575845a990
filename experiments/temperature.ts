import type { Experiment } from "@marginalia/marginalia/runs";

/** From far below the papers' values to the cosine itself; 0.05 to 0.1 and 0.5 are theirs. */
const temperatures = [0.02, 0.05, 0.07, 0.1, 0.2, 0.5, 1];

/** Losses that divide similarities by a temperature, on the same batches, all pairs of them. */
export default {
  name: "temperature",
  question: "How does the temperature act on losses that contrast positives with negatives?",
  shared: {
    data: { name: "digit-pairs" },
    encoder: { name: "mlp" },
    sampler: { name: "m-per-class", samplesPerClass: 12 },
    distance: { name: "cosine" },
    miner: { name: "all-pairs" },
    reducer: { name: "mean" },
    optimizer: { name: "adam", learningRate: 1e-3 },
    batchSize: 120,
    steps: 250,
  },
  setups: {
    "nt-xent": { loss: { name: "nt-xent" } },
    "info-nce": { loss: { name: "info-nce", directions: "both" } },
    simclr: { loss: { name: "simclr" } },
    "sup-con": { loss: { name: "sup-con" }, reducer: { name: "mean-of-non-zero" } },
  },
  axes: { "loss.temperature": temperatures },
  intervals: { "loss.temperature": { low: 0.01, high: 2, log: true } },
  seeds: 3,
} satisfies Experiment;
