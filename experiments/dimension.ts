import type { Experiment } from "@marginalia/marginalia/runs";
import setups from "./setups.ts";

const { "online-pairs": pairs, "online-triplets": triplets, "info-nce": infoNce } = setups.setups;
const { augmentation: _, ...plain } = setups.shared;

export default {
  name: "dimension",
  question: "How many dimensions does an embedding need?",
  shared: { ...plain, optimizer: { name: "adam", learningRate: 1e-3 } },
  setups: { pairs, triplets, "info-nce": infoNce },
  axes: {},
  conditions: { "encoder.dimensions": [2, 4, 8, 16, 32, 64, 128] },
  control: "triplets",
  seeds: 5,
} satisfies Experiment;
